package io.postern.sinks;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.metering.port.MeterSink;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The sinks that are on: those that have a key. */
@Factory
final class SinksFactory {

    @Singleton
    @Named(ReveniumSink.NAME)
    @Bean(typed = MeterSink.class, preDestroy = "close")
    @Requires(property = "postern.metering.sinks.revenium.api-key", pattern = "(?s).*\\S.*")
    ReveniumSink revenium(ReveniumConfig config, Clock clock) {
        return new ReveniumSink(config, clock);
    }

    @Singleton
    @Named(OpenMeterSink.NAME)
    @Bean(typed = MeterSink.class, preDestroy = "close")
    @Requires(property = "postern.metering.sinks.open-meter.api-key", pattern = "(?s).*\\S.*")
    OpenMeterSink openMeter(OpenMeterConfig config, Clock clock) {
        return new OpenMeterSink(config, clock);
    }
}
