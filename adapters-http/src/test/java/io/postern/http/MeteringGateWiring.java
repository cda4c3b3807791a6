package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.metering.ListRefusedEntries;
import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.LogFormats;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.EntryReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The part of {@link GateWiring} that is about metering. */
@Factory
final class MeteringGateWiring {

    @Singleton
    CountingLedger ledger() {
        return new CountingLedger();
    }

    @Singleton
    MemoryRefusedEntries refusedEntries(Clock clock) {
        return new MemoryRefusedEntries(100, Duration.ofDays(14), clock);
    }

    @Singleton
    LogFormats logFormats() {
        return new LogFormats(List.of(), "");
    }

    @Singleton
    RecordCalls recordCalls(EntryReader reader, CountingLedger ledger, MemoryRefusedEntries refused, Clock clock) {
        return new RecordCalls(
                reader, ledger, refused, new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)), clock);
    }

    @Singleton
    ListRefusedEntries listRefusedEntries(MemoryRefusedEntries refused) {
        return new ListRefusedEntries(refused);
    }
}
