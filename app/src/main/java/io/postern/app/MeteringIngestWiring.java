package io.postern.app;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.metering.ListRefusedEntries;
import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.LogFormats;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.EntryReader;
import io.postern.metering.port.RefusedEntries;
import io.postern.metering.port.UsageLedger;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Puts the ways in of metering together. */
@Factory
final class MeteringIngestWiring {

    @Singleton
    @Requires(property = Keys.METERING_STORE, value = "memory")
    RefusedEntries refusedEntries(MeteringConfig.MemoryRefused bounds, Clock clock) {
        return new MemoryRefusedEntries(bounds.entriesMax(), bounds.keep(), clock);
    }

    @Singleton
    @Requires(property = Keys.METERING_STORE, value = "memory")
    Checkpoints checkpoints(Clock clock) {
        return new MemoryCheckpoints(clock);
    }

    // Made at the start, so that a format that cannot be meant stops the boot.
    @Context
    LogFormats logFormats(MeteringConfig config, List<LogFormatConfig> own) {
        try {
            return new LogFormats(own.stream().map(LogFormatConfig::format).toList(), config.format());
        } catch (IllegalArgumentException wrong) {
            String message = String.valueOf(wrong.getMessage());
            throw message.startsWith("postern.") ? wrong : new IllegalArgumentException("postern.metering." + message);
        }
    }

    /** No wider than ids are remembered: a call that is told again is known then, or too old to be counted. */
    // Made at the start, so that times that do not fit together stop the boot.
    @Context
    TimeWindow timeWindow(MeteringConfig config, LedgerPolicy ledger) {
        TimeWindow window = config.window();
        Duration width = window.past().plus(window.future());
        if (width.compareTo(ledger.remembered()) > 0)
            throw new IllegalArgumentException("postern.metering.past-max and future-max: " + width
                    + " together (expected: at most postern.metering.usage.remembered, which is "
                    + ledger.remembered() + ")");
        return window;
    }

    @Singleton
    RecordCalls recordCalls(
            EntryReader reader, UsageLedger ledger, RefusedEntries refused, TimeWindow window, Clock clock) {
        return new RecordCalls(reader, ledger, refused, window, clock);
    }

    @Singleton
    ListRefusedEntries listRefusedEntries(RefusedEntries refused) {
        return new ListRefusedEntries(refused);
    }
}
