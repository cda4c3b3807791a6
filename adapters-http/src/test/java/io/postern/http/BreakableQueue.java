package io.postern.http;

import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.Receipts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The memory queue, which remembers what it stored last and can be slow, full or out of reach. */
public final class BreakableQueue implements DeliveryQueue {

    private final MemoryDeliveryQueue queue;
    private final MemoryReceipts receipts = new MemoryReceipts(1000);
    private final AtomicReference<@Nullable ReceiptId> receipt = new AtomicReference<>();
    private final AtomicReference<@Nullable Submission> stored = new AtomicReference<>();
    private volatile boolean broken;
    private volatile boolean full;
    private volatile CompletableFuture<?> slowness = CompletableFuture.completedFuture(null);
    private volatile boolean calledByEventLoop;

    BreakableQueue(Clock clock) {
        this.queue = new MemoryDeliveryQueue(1L << 30, Duration.ofMinutes(1), clock, receipts);
    }

    public void breakIt() {
        broken = true;
    }

    public void fillIt() {
        full = true;
    }

    /** Nothing is stored before the returned future is completed. */
    public CompletableFuture<?> slowItDown() {
        slowness = new CompletableFuture<>();
        return slowness;
    }

    /** Whether the last submission came from an event loop's own thread. */
    public boolean calledByEventLoop() {
        return calledByEventLoop;
    }

    public void mendIt() {
        broken = false;
        full = false;
        stored.set(null);
    }

    /** The submission stored last. */
    public Optional<Submission> last() {
        return Optional.ofNullable(stored.get());
    }

    /** The receipt given last. */
    public Optional<ReceiptId> lastReceipt() {
        return Optional.ofNullable(receipt.get());
    }

    /** Tells what became of submissions, unless it is broken. */
    public Receipts receipts() {
        return (asked, client) -> {
            if (broken) throw new PortUnavailable("receipts: broken by a test", new IOException("unreachable"));
            return receipts.trace(asked, client);
        };
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        return store(submission, () -> queue.append(submission, weight, idempotency));
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        return queue.recall(submission, keyed);
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return store(part.submission(), () -> queue.putBack(keyed, receipt, part));
    }

    private CompletionStage<Appended> store(Submission submission, Supplier<CompletionStage<Appended>> storing) {
        if (broken)
            return CompletableFuture.failedStage(
                    new PortUnavailable("queue: broken by a test", new IOException("secret.internal.host:6379")));
        if (full) return CompletableFuture.completedStage(new Appended.Full());
        stored.set(submission);
        calledByEventLoop = !Thread.currentThread().isVirtual();
        return slowness.thenCompose(_ -> storing.get()).thenApply(appended -> {
            if (appended instanceof Appended.Stored given) receipt.set(given.receipt());
            return appended;
        });
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
}
