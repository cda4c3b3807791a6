package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.operations.PullSchedule;
import io.postern.app.operations.SearchedLogGroup;
import io.postern.http.metering.IngestTally;
import io.postern.metering.PullCalls;
import io.postern.metering.RecordCalls;
import io.postern.metering.model.LogFormats;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.LogGroupReader;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.port.Readers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Puts together what fetches access logs, where configuration names log groups. */
@Factory
@Requires(beans = PullConfig.class)
final class PullWiring {

    /** By the configured destination's own reader, so that its calls count in the budget of reading. */
    @Singleton
    LogGroupReader logGroupReader(Readers readers) {
        return new SearchedLogGroup(new SearchLogs(readers.logs()));
    }

    // Made at the start, so that what is wrong with it stops the boot; begun once there is delivery.
    @Context
    @Bean(preDestroy = "close")
    PullSchedule pullSchedule(
            List<PullConfig> pulls,
            LogFormats formats,
            LogGroupReader reader,
            Checkpoints checkpoints,
            RecordCalls recordCalls,
            IngestTally tally,
            MeterRegistry meters,
            Clock clock) {
        return new PullSchedule(
                new PullCalls(reader, checkpoints, recordCalls, clock),
                pulls.stream()
                        .map(pull -> new PullSchedule.Planned(pull.pull(formats), pull.every()))
                        .toList(),
                tally,
                meters,
                clock);
    }
}
