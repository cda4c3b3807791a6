package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The queues of sinks in this process; defaults stand in {@code application.yml}.
 *
 * @param eventsMax events of one sink, claimed or not; at the bound nothing more is counted
 * @param lease after this an event that was claimed and not settled is claimed again
 */
@ConfigurationProperties("postern.metering.memory-sink-queues")
record MemorySinkQueuesConfig(int eventsMax, Duration lease) {

    MemorySinkQueuesConfig {
        Bounds.positive("postern.metering.memory-sink-queues.events-max", eventsMax);
        Bounds.positive("postern.metering.memory-sink-queues.lease", lease);
    }
}
