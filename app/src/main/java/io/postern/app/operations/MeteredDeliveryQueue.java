package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.access.model.Weight;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Times how long the queue takes to make a submission durable, and how long claims are under way; counts late ends. */
public final class MeteredDeliveryQueue implements DeliveryQueue {

    private final DeliveryQueue queue;
    private final Clock clock;
    private final Timer appended;
    private final Timer underWay;
    private final Counter lateSettlements;

    public MeteredDeliveryQueue(DeliveryQueue queue, MeterRegistry meters, Clock clock) {
        this.queue = queue;
        this.clock = clock;
        this.appended = Latencies.timer(meters, "postern.queue.append", "From a checked submission to a durable one");
        this.underWay = Latencies.timer(
                meters,
                "postern.submission.settled",
                "From acceptance, or redrive, of the oldest submission of a claim until nothing of the claim waits any"
                        + " more");
        this.lateSettlements = Counter.builder("postern.late")
                .description("Claims whose round ended after their lease: what it sent may be sent again")
                .baseUnit("settlements")
                .register(meters);
    }

    private MeteredDeliveryQueue(MeteredDeliveryQueue other, DeliveryQueue queue) {
        this.queue = queue;
        this.clock = other.clock;
        this.appended = other.appended;
        this.underWay = other.underWay;
        this.lateSettlements = other.lateSettlements;
    }

    /** Another queue under the same meters, at no cost. */
    public MeteredDeliveryQueue over(DeliveryQueue other) {
        return new MeteredDeliveryQueue(this, other);
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        long start = System.nanoTime();
        return timed(start, queue.append(submission, weight, idempotency));
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        return queue.recall(submission, keyed);
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return queue.putBack(keyed, receipt, part);
    }

    private CompletionStage<Appended> timed(long start, CompletionStage<Appended> appending) {
        return appending.thenApply(answer -> {
            appended.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        });
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        return queue.take(recordsMax, patience);
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        List<Claim> late = queue.settle(settlements);
        lateSettlements.increment(late.size());
        Instant now = clock.instant();
        for (Settlement settlement : settlements)
            if (settlement.postponed().isEmpty() && !late.contains(settlement.claim()))
                underWay.record(Duration.between(settlement.claim().acceptedAt(), now));
        return late;
    }

    @Override
    public QueueDepth depth() {
        return queue.depth();
    }
}
