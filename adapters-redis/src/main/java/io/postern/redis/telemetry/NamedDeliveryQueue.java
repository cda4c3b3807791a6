package io.postern.redis.telemetry;

import io.postern.access.model.Weight;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisFailures;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The queue of a registered destination: before it stores anything, it notes that something may wait there. */
final class NamedDeliveryQueue implements DeliveryQueue {

    /** A note that is older is renewed; nobody waits for that. */
    private static final long RENEWED_NANOS = Duration.ofMinutes(1).toNanos();

    /** A note that is older may be forgotten before an append that trusts in it arrives, so appends wait for another. */
    private static final long TRUSTED_NANOS =
            DestinationRegister.KEPT.dividedBy(2).toNanos();

    private final DestinationName destination;
    private final DestinationRegister register;
    private final RedisDeliveryQueue queue;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile long notedAt = System.nanoTime() - TRUSTED_NANOS;

    NamedDeliveryQueue(DestinationName destination, DestinationRegister register, RedisDeliveryQueue queue) {
        this.destination = destination;
        this.register = register;
        this.queue = queue;
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        return noted(() -> queue.append(submission, weight, idempotency));
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return noted(() -> queue.putBack(keyed, receipt, part));
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        return queue.recall(submission, keyed);
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        return queue.take(recordsMax, patience);
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        return queue.settle(settlements);
    }

    @Override
    public QueueDepth depth() {
        return queue.depth();
    }

    /** Asks how full it is, and waits for no answer. */
    Depths.Reading askDepth() {
        return queue.askDepth();
    }

    private CompletionStage<Appended> noted(Supplier<CompletionStage<Appended>> storing) {
        long age = System.nanoTime() - notedAt;
        if (age >= TRUSTED_NANOS)
            return note().exceptionallyCompose(failure ->
                            CompletableFuture.failedFuture(RedisFailures.read("note a destination", failure)))
                    .thenCompose(
                            hasRoom -> hasRoom ? storing.get() : CompletableFuture.completedStage(new Appended.Full()));
        if (age >= RENEWED_NANOS && renewing.compareAndSet(false, true)) {
            CompletableFuture<Boolean> _ = note().whenComplete((_, _) -> renewing.set(false));
        }
        return storing.get();
    }

    private CompletableFuture<Boolean> note() {
        long now = System.nanoTime();
        return register.note(destination).thenApply(hasRoom -> {
            if (hasRoom) notedAt = now;
            return hasRoom;
        });
    }
}
