package io.postern.aws;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * The defaults of this module's keys, below every other source of configuration. They are not written as
 * {@code @Bindable} defaults because the framework takes those, in silence, also for a value that it cannot convert: a
 * mistyped time-out must stop the boot instead.
 */
@ContextConfigurer
public final class Defaults implements ApplicationContextConfigurer {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("postern.aws.region", ""),
            Map.entry("postern.aws.endpoint", ""),
            Map.entry("postern.aws.call-timeout", "10s"),
            Map.entry("postern.aws.connect-timeout", "2s"),
            Map.entry("postern.aws.connections-max", 64),
            Map.entry("postern.aws.destination-connections-max", 1000),
            Map.entry("postern.aws.compress-requests", false),
            Map.entry("postern.aws.create-missing-groups", true),
            Map.entry("postern.aws.retention-days", 0),
            Map.entry("postern.cleanup.bucket.name", ""),
            Map.entry("postern.cleanup.bucket.prefix", ""),
            Map.entry("postern.cleanup.bucket.region", ""),
            Map.entry("postern.cleanup.bucket.endpoint", ""),
            Map.entry("postern.cleanup.dynamodb.allowlist-table", ""),
            Map.entry("postern.cleanup.dynamodb.entries-max", 100_000),
            Map.entry("postern.cleanup.dynamodb.settings-table", ""),
            Map.entry("postern.cleanup.dynamodb.changes-table", ""),
            Map.entry("postern.cleanup.dynamodb.changes-max", 10_000),
            Map.entry("postern.cleanup.dynamodb.changes-keep", "365d"),
            Map.entry("postern.cleanup.dynamodb.region", ""),
            Map.entry("postern.cleanup.dynamodb.endpoint", ""),
            Map.entry("postern.destinations.dynamodb.table", ""),
            Map.entry("postern.destinations.dynamodb.region", ""),
            Map.entry("postern.destinations.dynamodb.endpoint", ""),
            Map.entry("postern.destinations.dynamodb.create-table", false));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postern-aws", SETTINGS, Integer.MIN_VALUE));
    }
}
