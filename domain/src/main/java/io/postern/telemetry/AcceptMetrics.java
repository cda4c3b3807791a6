package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricRules;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes metrics in: all of a submission, durably, or none of it. */
public final class AcceptMetrics {

    /** How long a sender should wait when the queue is full: about the time in which delivery makes room. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final Clock clock;

    public AcceptMetrics(DeliveryQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Checks every datum and queues them all. Returns without waiting for the queue. The stage fails with {@link
     * PortUnavailable} when the queue cannot be reached; the submission may or may not be stored then.
     */
    public CompletionStage<Acceptance> accept(ClientId client, String namespace, List<MetricDatum> datums) {
        Instant now = clock.instant();
        List<Refusal> refusals = MetricRules.check(namespace, datums, now);
        if (!refusals.isEmpty()) return CompletableFuture.completedStage(new Acceptance.Refused(refusals));
        return queue.append(new Submission.Metrics(client, now, namespace, datums))
                .thenApply(appended -> switch (appended) {
                    case Appended.Stored stored -> new Acceptance.Accepted(stored.receipt(), datums.size(), 0);
                    case Appended.Full _ -> new Acceptance.Full(RETRY_AFTER);
                });
    }
}
