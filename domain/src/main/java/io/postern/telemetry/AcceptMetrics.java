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
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricRules;
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

/** Takes metrics in: all of a submission, durably, or none of it. */
public final class AcceptMetrics {

    private final DeliveryQueues queues;
    private final KeepQuota keepQuota;
    private final LateRecords lateMetrics;
    private final DestinationRules destinationRules;

    /** Where no destinations are registered. */
    public AcceptMetrics(DeliveryQueues queues, KeepQuota keepQuota, LateRecords lateMetrics) {
        this(queues, keepQuota, lateMetrics, DestinationRules.NONE);
    }

    /**
     * Where some are.
     *
     * @param known what this replica knows of one, without asking anybody
     */
    public AcceptMetrics(
            DeliveryQueues queues,
            KeepQuota keepQuota,
            LateRecords lateMetrics,
            Function<DestinationName, Optional<KnownDestination>> known) {
        this(queues, keepQuota, lateMetrics, new DestinationRules(known));
    }

    private AcceptMetrics(
            DeliveryQueues queues, KeepQuota keepQuota, LateRecords lateMetrics, DestinationRules destinationRules) {
        this.queues = queues;
        this.keepQuota = keepQuota;
        this.lateMetrics = lateMetrics;
        this.destinationRules = destinationRules;
    }

    /**
     * Checks every datum, by CloudWatch's rules and by the client's, and queues them all, marked if a monitoring token
     * sent them; datums that are too old are given the time of acceptance if the policy
     * says so. Returns without waiting for the queue. The stage fails with {@link PortUnavailable} when the queue cannot
     * be reached; the submission may or may not be stored then.
     */
    public CompletionStage<Acceptance> accept(Intake intake, String namespace, List<MetricDatum> sent) {
        List<MetricDatum> datums = MonitoringMark.on(intake, sent);
        Instant now = intake.acceptedAt();
        Policy policy = intake.policy();
        Instant earliest = now.minus(CloudWatchLimits.METRIC_AGE);
        int late = lateMetrics == LateRecords.RESTAMP ? countLate(datums, earliest) : 0;
        List<MetricDatum> timely = late > 0 ? restamp(datums, earliest, now) : datums;
        // Before the limits are looked at: what is stamped counts as well.
        List<MetricDatum> stamped = policy.unrestricted() ? timely : Stamping.datums(timely, policy.dimensions());
        List<Refusal> refusals = MetricRules.check(namespace, stamped, now);
        if (refusals.isEmpty() && !policy.unrestricted()) refusals = PolicyRules.check(policy, namespace, stamped);
        if (refusals.isEmpty()) refusals = destinationRules.check(Routing.by(policy), CloudWatchApi.METRICS);
        if (!refusals.isEmpty()) return CompletableFuture.completedStage(new Acceptance.Refused(refusals));
        return Storing.store(
                keepQuota,
                queues,
                intake,
                new Submission.Metrics(intake.client(), now, Routing.by(policy), namespace, stamped),
                late);
    }

    private static int countLate(List<MetricDatum> datums, Instant earliest) {
        int late = 0;
        for (MetricDatum datum : datums) if (datum.timestamp().isBefore(earliest)) late++;
        return late;
    }

    private static List<MetricDatum> restamp(List<MetricDatum> datums, Instant earliest, Instant now) {
        return datums.stream()
                .map(datum -> datum.timestamp().isBefore(earliest) ? datum.at(now) : datum)
                .toList();
    }
}
