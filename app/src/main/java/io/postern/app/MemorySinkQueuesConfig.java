package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.metering.port.UsageLedger;
import java.time.Duration;

/**
 * The queues of sinks in this process; defaults stand in {@code application.yml}.
 *
 * @param eventsMax events of one sink, claimed or not, as many as one caller's share of a stroke or more; at the bound nothing more is counted
 * @param lease after this an event that was claimed and not settled is claimed again
 */
@ConfigurationProperties("postern.metering.memory-sink-queues")
record MemorySinkQueuesConfig(int eventsMax, Duration lease) {

    MemorySinkQueuesConfig {
        if (eventsMax < UsageLedger.STROKE_MAX)
            throw new IllegalArgumentException("postern.metering.memory-sink-queues.events-max: " + eventsMax
                    + " (expected: " + UsageLedger.STROKE_MAX + " or more, which are counted all or none)");
        Bounds.positive("postern.metering.memory-sink-queues.lease", lease);
    }
}
