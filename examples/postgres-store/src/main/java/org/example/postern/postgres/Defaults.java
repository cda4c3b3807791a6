package org.example.postern.postgres;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** The keys of this module and their defaults, weaker than any other source; by them Postern knows these keys. */
@ContextConfigurer
public final class Defaults implements ApplicationContextConfigurer {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("postern.postgres.url", "jdbc:postgresql://localhost:5432/postern"),
            Map.entry("postern.postgres.user", "postern"),
            Map.entry("postern.postgres.password", ""),
            Map.entry("postern.postgres.timeout", "2s"),
            Map.entry("postern.postgres.connections-max", 8),
            Map.entry("postern.telemetry.postgres-queue.bytes-max", "256MB"),
            Map.entry("postern.telemetry.postgres-queue.lease", "60s"),
            Map.entry("postern.telemetry.postgres-queue.waiting-max", 256),
            Map.entry("postern.telemetry.postgres-queue.client-keys-max", 25_000),
            Map.entry("postern.telemetry.postgres-queue.receipts-keep", "24h"),
            Map.entry("postern.telemetry.postgres-queue.poll", "100ms"));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postgres-store", SETTINGS, Integer.MIN_VALUE));
    }
}
