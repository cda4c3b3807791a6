package io.postern.telemetry;

import io.postern.access.model.Policy;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogRules;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.PolicyRules;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.Stamping;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Takes log events in: all of a submission, durably, or none of it. */
public final class AcceptLogs {

    private final DeliveryQueues queues;
    private final KeepQuota keepQuota;
    private final LateRecords lateEvents;
    private final DestinationRules destinationRules;

    /** Where no destinations are registered. */
    public AcceptLogs(DeliveryQueues queues, KeepQuota keepQuota, LateRecords lateEvents) {
        this(queues, keepQuota, lateEvents, DestinationRules.NONE);
    }

    /**
     * Where some are.
     *
     * @param known what this replica knows of one, without asking anybody
     */
    public AcceptLogs(
            DeliveryQueues queues,
            KeepQuota keepQuota,
            LateRecords lateEvents,
            Function<DestinationName, Optional<KnownDestination>> known) {
        this(queues, keepQuota, lateEvents, new DestinationRules(known));
    }

    private AcceptLogs(
            DeliveryQueues queues, KeepQuota keepQuota, LateRecords lateEvents, DestinationRules destinationRules) {
        this.queues = queues;
        this.keepQuota = keepQuota;
        this.lateEvents = lateEvents;
        this.destinationRules = destinationRules;
    }

    /**
     * Checks every event, by CloudWatch's rules and by the client's, and queues them all, marked if a monitoring token
     * sent them; events that are too old are given the time of acceptance, {@code now}, if
     * the policy says so. Returns without waiting for the queue. The stage fails with {@link PortUnavailable} when the
     * queue cannot be reached; the submission may or may not be stored then.
     */
    public CompletionStage<Acceptance> accept(Intake intake, LogStream named, List<LogEvent> events) {
        LogStream stream = MonitoringMark.on(intake, named);
        Instant now = intake.acceptedAt();
        Policy policy = intake.policy();
        Instant earliest = now.minus(CloudWatchLimits.LOG_AGE);
        int late = lateEvents == LateRecords.RESTAMP ? countLate(events, earliest) : 0;
        List<LogEvent> timely = late > 0 ? restamp(events, earliest, now) : events;
        // Before the limits are looked at: what is stamped counts as well.
        List<LogEvent> stamped = policy.unrestricted() ? timely : Stamping.events(timely, policy.logFields());
        List<Refusal> refusals = LogRules.check(stream, stamped, now);
        if (refusals.isEmpty() && !policy.unrestricted()) refusals = PolicyRules.check(policy, stream);
        if (refusals.isEmpty() && (!policy.embeddedMetrics() || MonitoringMark.wanted(intake)))
            refusals = PolicyRules.checkEmbeddedMetrics(stamped);
        if (refusals.isEmpty()) refusals = destinationRules.check(Routing.by(policy), CloudWatchApi.LOGS);
        if (!refusals.isEmpty()) return CompletableFuture.completedStage(new Acceptance.Refused(refusals));
        return Storing.store(
                keepQuota,
                queues,
                intake,
                new Submission.Logs(intake.client(), now, Routing.by(policy), stream, stamped),
                late);
    }

    private static int countLate(List<LogEvent> events, Instant earliest) {
        int late = 0;
        for (LogEvent event : events) if (event.timestamp().isBefore(earliest)) late++;
        return late;
    }

    private static List<LogEvent> restamp(List<LogEvent> events, Instant earliest, Instant now) {
        return events.stream()
                .map(event -> event.timestamp().isBefore(earliest) ? new LogEvent(now, event.message()) : event)
                .toList();
    }
}
