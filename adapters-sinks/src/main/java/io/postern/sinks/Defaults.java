package io.postern.sinks;

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
            Map.entry("postern.metering.sinks.revenium.api-key", ""),
            Map.entry("postern.metering.sinks.revenium.url", "https://api.revenium.io/meter/v1/api/meter"),
            Map.entry("postern.metering.sinks.revenium.requests-max", 16),
            Map.entry("postern.metering.sinks.revenium.request-timeout", "5s"),
            Map.entry("postern.metering.sinks.revenium.deadline", "20s"),
            Map.entry("postern.metering.sinks.open-meter.api-key", ""),
            Map.entry("postern.metering.sinks.open-meter.url", "https://openmeter.cloud/api/v1/events"),
            Map.entry("postern.metering.sinks.open-meter.source", "postern"),
            Map.entry("postern.metering.sinks.open-meter.type", "api-call"),
            Map.entry("postern.metering.sinks.open-meter.events-per-request", 100),
            Map.entry("postern.metering.sinks.open-meter.requests-max", 4),
            Map.entry("postern.metering.sinks.open-meter.request-timeout", "5s"),
            Map.entry("postern.metering.sinks.open-meter.deadline", "20s"));

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("postern-sinks", SETTINGS, Integer.MIN_VALUE));
    }
}
