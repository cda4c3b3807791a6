package io.postern.app;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.metering.ReadUsage;
import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts together what counts calls and tells how many there were. */
@Factory
final class UsageWiring {

    // Made at the start, so that times that cannot be meant stop the boot.
    @Context
    LedgerPolicy ledgerPolicy(RetentionConfig retention, UsageConfig usage) {
        return new LedgerPolicy(retention.policy(), usage.bounds(), usage.remembered());
    }

    @Singleton
    @Bean(typed = {UsageLedger.class, UsageReader.class})
    @Requires(property = Keys.LEDGER, value = "memory")
    MemoryUsageLedger usageLedger(
            LedgerPolicy policy, MemoryLedgerConfig room, List<MemorySinkQueue> sinks, Clock clock) {
        return new MemoryUsageLedger(policy, new MemoryUsageLedger.Room(room.idsMax(), room.sumsMax()), sinks, clock);
    }

    @Singleton
    ReadUsage readUsage(UsageReader reader) {
        return new ReadUsage(reader);
    }
}
