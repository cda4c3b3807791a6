package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.access.IssueTargetToken;
import io.postern.access.RecognizeMonitoring;
import io.postern.app.operations.MarkReader;
import io.postern.app.operations.OwnGate;
import io.postern.app.operations.ProbeMeters;
import io.postern.app.operations.ProbePlace;
import io.postern.app.operations.ProbeSchedule;
import io.postern.http.Tally;
import io.postern.probe.ProbeGate;
import io.postern.probe.port.ProbedGate;
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.port.Readers;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the probe together by which this replica finds out whether what it accepts arrives. */
@Factory
@Requires(property = "postern.probe.enabled", value = "true")
final class ProbeWiring {

    @Singleton
    MarkReader markReader(Readers readers) {
        return new MarkReader(new ReadStatistics(readers.metrics()), new SearchLogs(readers.logs()));
    }

    @Singleton
    ProbedGate probedGate(
            ProbeConfig config,
            LocateConfig locate,
            IssueTargetToken issueTargetToken,
            RecognizeMonitoring recognizeMonitoring,
            AcceptMetrics acceptMetrics,
            AcceptLogs acceptLogs,
            MarkReader reader,
            Tally tally,
            Clock clock) {
        if (!recognizeMonitoring.active())
            throw new IllegalArgumentException("postern.probe.enabled: true (expected: postern.locate.enabled too, and"
                    + " this gate's name in postern.locate.machine, because a probe sends with a monitoring token)");
        return new OwnGate(
                locate.machine(),
                new ProbePlace(config.namespace(), config.group(), config.name()),
                issueTargetToken,
                recognizeMonitoring,
                acceptMetrics,
                acceptLogs,
                reader,
                tally,
                clock);
    }

    // Made at the start, so that what is wrong with it stops the boot; begun once there is delivery.
    @Context
    @Bean(preDestroy = "close")
    ProbeSchedule probeSchedule(ProbeConfig config, ProbedGate gate, MeterRegistry meters, Clock clock) {
        return new ProbeSchedule(
                new ProbeGate(gate, config.timeout(), clock), new ProbeMeters(meters, clock), config.every());
    }
}
