package io.postern.redis;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * The defaults of this module's keys, below every other source of configuration. They are not written as
 * {@code @Bindable} defaults because the framework takes those, in silence, also for a value that it cannot convert: a
 * mistyped bound must stop the boot instead.
 */
@ContextConfigurer
public final class Defaults implements ApplicationContextConfigurer {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("postern.redis.uri", "redis://localhost:6379"),
            Map.entry("postern.redis.cluster", false),
            Map.entry("postern.redis.timeout", "2s"),
            Map.entry("postern.access.redis-store.revoked-tokens-max", 100_000),
            Map.entry("postern.cleanup.redis-allowlist.entries-max", 100_000),
            Map.entry("postern.cleanup.redis-allowlist.changes-max", 10_000),
            Map.entry("postern.cleanup.redis-allowlist.changes-keep", "365d"),
            Map.entry("postern.metering.redis-refused.entries-max", 10_000),
            Map.entry("postern.metering.redis-refused.keep", "14d"),
            Map.entry("postern.metering.redis-sink-queues.events-max", 200_000),
            Map.entry("postern.metering.redis-sink-queues.lease", "60s"),
            Map.entry("postern.metering.redis-sink-queues.unreadable-max", 1_000),
            Map.entry("postern.telemetry.redis-queue.partitions", 8),
            Map.entry("postern.telemetry.redis-queue.bytes-max", "256MB"),
            Map.entry("postern.telemetry.redis-queue.lease", "60s"),
            Map.entry("postern.telemetry.redis-queue.receipts-keep", "24h"),
            Map.entry("postern.telemetry.redis-queue.notes-max", 200000),
            Map.entry("postern.telemetry.redis-queue.keys-max", 100000),
            Map.entry("postern.telemetry.redis-queue.client-keys-max", 25000),
            Map.entry("postern.telemetry.redis-queue.frame-submissions-max", 512),
            Map.entry("postern.telemetry.redis-queue.frame-bytes-max", "1MB"),
            Map.entry("postern.telemetry.redis-queue.frames-max", 2),
            Map.entry("postern.telemetry.redis-queue.waiting-bytes-max", "8MB"),
            Map.entry("postern.telemetry.redis-queue.corrupt-max", 1_000),
            Map.entry("postern.telemetry.redis-destination-queues.partitions", 2),
            Map.entry("postern.telemetry.redis-destination-queues.bytes-max", "16MB"),
            Map.entry("postern.telemetry.redis-destination-queues.waiting-bytes-max", "8MB"),
            Map.entry("postern.telemetry.redis-dead-letters.letters-max", 10_000),
            Map.entry("postern.telemetry.redis-dead-letters.bytes-max", "64MB"),
            Map.entry("postern.telemetry.redis-dead-letters.destination-percent", 50),
            Map.entry("postern.telemetry.redis-dead-letters.keep", "14d"));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postern-redis", SETTINGS, Integer.MIN_VALUE));
    }
}
