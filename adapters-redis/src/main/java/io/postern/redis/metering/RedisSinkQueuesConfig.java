package io.postern.redis.metering;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.metering.port.UsageLedger;
import java.time.Duration;

/**
 * The queues of sinks on Redis.
 *
 * @param eventsMax events of one sink over all replicas, claimed or not, as many as one caller's share of a stroke or
 *     more; at the bound nothing more is counted
 * @param lease after this an event that was claimed and not settled is claimed again, by any replica; longer than the
 *     longest time of telling
 * @param unreadableMax entries of one queue that are kept because they cannot be read; at the bound the oldest go
 */
@ConfigurationProperties("postern.metering.redis-sink-queues")
record RedisSinkQueuesConfig(long eventsMax, Duration lease, int unreadableMax) {

    RedisSinkQueuesConfig {
        if (eventsMax < UsageLedger.STROKE_MAX)
            throw new IllegalArgumentException("postern.metering.redis-sink-queues.events-max: " + eventsMax
                    + " (expected: " + UsageLedger.STROKE_MAX + " or more, which are counted all or none)");
        if (lease.toMillis() < 1)
            throw new IllegalArgumentException(
                    "postern.metering.redis-sink-queues.lease: " + lease + " (expected: 1 ms or more)");
        if (unreadableMax < 0)
            throw new IllegalArgumentException(
                    "postern.metering.redis-sink-queues.unreadable-max: " + unreadableMax + " (expected: 0 or more)");
    }
}
