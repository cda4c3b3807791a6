package io.postern.http;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.postern.metering.ReadUsage;
import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The part of {@link GateWiring} that is about usage. */
@Factory
final class UsageGateWiring {

    @Singleton
    @Bean(typed = MemoryUsageLedger.class)
    MemoryUsageLedger usage(Clock clock) {
        Retention retention = new Retention(Duration.ofDays(1), Duration.ofDays(35), Duration.ofDays(400));
        return new MemoryUsageLedger(
                new LedgerPolicy(retention, new SeriesBounds(200_000, 200_000), Duration.ofDays(1)),
                new MemoryUsageLedger.Room(200_000, 1_000_000),
                List.of(),
                clock);
    }

    @Singleton
    ReadUsage readUsage(MemoryUsageLedger usage) {
        return new ReadUsage(usage);
    }
}
