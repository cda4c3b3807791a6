package io.postern.app.operations;

import io.postern.access.IssueTargetToken;
import io.postern.access.RecognizeMonitoring;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.http.Tally;
import io.postern.probe.model.Mark;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The gate that this process is, without the way through HTTP: its own monitoring token, then the use cases that a
 * submission goes through, and those by which operators read back.
 */
public final class OwnGate implements ProbedGate {

    private static final Duration ACCEPTING_MAX = Duration.ofSeconds(10);

    private final String machine;
    private final ProbePlace place;
    private final IssueTargetToken issueTargetToken;
    private final RecognizeMonitoring recognizeMonitoring;
    private final AcceptMetrics acceptMetrics;
    private final AcceptLogs acceptLogs;
    private final MarkReader reader;
    private final Tally tally;
    private final Clock clock;

    /** @param machine the name by which this gate is a target */
    public OwnGate(
            String machine,
            ProbePlace place,
            IssueTargetToken issueTargetToken,
            RecognizeMonitoring recognizeMonitoring,
            AcceptMetrics acceptMetrics,
            AcceptLogs acceptLogs,
            MarkReader reader,
            Tally tally,
            Clock clock) {
        this.machine = machine;
        this.place = place;
        this.issueTargetToken = issueTargetToken;
        this.recognizeMonitoring = recognizeMonitoring;
        this.acceptMetrics = acceptMetrics;
        this.acceptLogs = acceptLogs;
        this.reader = reader;
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public Sent send(Mark mark) {
        String token = issueTargetToken.issue(RecognizeMonitoring.SUBJECT, machine);
        if (!recognizeMonitoring.recognize(token)) return new Sent.Refused("its own monitoring token is not valid");
        tally.monitored();
        Intake intake = new Intake(ClientId.MONITORING, Policy.UNRESTRICTED, clock.instant());
        return sent(
                mark,
                switch (mark.kind()) {
                    case METRIC -> acceptMetrics.accept(intake, place.namespace(), List.of(datum(mark)));
                    case LOG_EVENT ->
                        acceptLogs.accept(
                                intake,
                                new LogStream(place.group(), place.name()),
                                List.of(new LogEvent(mark.at(), mark.message())));
                });
    }

    @Override
    public boolean shows(Mark mark) {
        return switch (mark.kind()) {
            case METRIC -> reader.showsDatum(mark, place);
            case LOG_EVENT -> reader.showsEvent(mark, place);
        };
    }

    private MetricDatum datum(Mark mark) {
        return new MetricDatum(
                ProbePlace.METRIC,
                List.of(new Dimension(ProbePlace.DIMENSION, place.name())),
                mark.at(),
                new MetricValue.Single(mark.value()),
                StandardUnit.NONE,
                60);
    }

    private Sent sent(Mark mark, CompletionStage<Acceptance> accepting) {
        return switch (waited(accepting)) {
            case Acceptance.Accepted accepted -> {
                switch (mark.kind()) {
                    case METRIC -> tally.metrics(accepted);
                    case LOG_EVENT -> tally.logs(accepted);
                }
                yield new Sent.Accepted(accepted.receipt().value());
            }
            case Acceptance.Refused refused ->
                new Sent.Refused(refused.refusals().getFirst().message());
            case Acceptance.Full _ -> new Sent.Refused("the delivery queue is full");
            case Acceptance.OverQuota _ -> new Sent.Refused("over a quota");
            case Acceptance.KeyReused _ -> new Sent.Refused("taken for another submission");
        };
    }

    private static Acceptance waited(CompletionStage<Acceptance> accepting) {
        try {
            return accepting.toCompletableFuture().get(ACCEPTING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PortUnavailable unavailable) throw unavailable;
            throw new IllegalStateException("probe: broke (expected: accepted or refused)", failure.getCause());
        } catch (TimeoutException late) {
            throw new PortUnavailable("the delivery queue takes too long", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("interrupted", interrupted);
        }
    }
}
