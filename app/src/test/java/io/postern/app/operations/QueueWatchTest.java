package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class QueueWatchTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Supplier<QueueDepth>> depth = new AtomicReference<>(() -> new QueueDepth(3, 700));
    private final QueueWatch watch = new QueueWatch(new DeliveryQueues(new WatchedQueue(depth), empty()), clock);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Can be asked for nothing but its depth. */
    private DeliveryQueue empty() {
        return new MemoryDeliveryQueue(1, Duration.ofMinutes(1), clock, new MemoryReceipts(1));
    }

    private record WatchedQueue(AtomicReference<Supplier<QueueDepth>> answer) implements DeliveryQueue {

        @Override
        public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
            throw new UnsupportedOperationException("append (expected: nobody sends)");
        }

        @Override
        public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
            throw new UnsupportedOperationException("recall (expected: nobody sends)");
        }

        @Override
        public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
            throw new UnsupportedOperationException("putBack (expected: nobody redrives)");
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            throw new UnsupportedOperationException("take (expected: nobody delivers)");
        }

        @Override
        public List<Claim> settle(List<Settlement> settlements) {
            throw new UnsupportedOperationException("settle (expected: nobody delivers)");
        }

        @Override
        public QueueDepth depth() {
            return answer.get().get();
        }
    }

    @AfterEach
    void close() {
        goOn.countDown();
        watch.close();
    }

    @Test
    void theDepthIsOnThePageFromTheStart() {
        watch.showOn(meters);
        watch.start();

        assertThat(gauge("postern.queue.submissions", "metrics")).isEqualTo(3);
        assertThat(gauge("postern.queue.bytes", "metrics")).isEqualTo(700);
        assertThat(gauge("postern.queue.submissions", "logs")).isZero();
        assertThat(gauge("postern.queue.bytes", "logs")).isZero();
    }

    @Test
    void theDepthIsLookedAtAgain() {
        watch.showOn(meters);
        watch.start();

        depth.set(() -> new QueueDepth(4, 900));

        Eventually.holds(SOON, "it is seen", () -> gauge("postern.queue.bytes", "metrics") == 900);
    }

    @Test
    void nobodyWaitsForAQueueThatHangs() throws InterruptedException {
        watch.showOn(meters);
        watch.start();
        depth.set(this::hang);
        hanging.await();

        assertThat(gauge("postern.queue.submissions", "metrics")).isEqualTo(3);
        clock.advance(Duration.ofSeconds(6));
        assertThat(gauge("postern.queue.submissions", "metrics")).isNaN();
        assertThat(watch.reachesBoth()).isFalse();
    }

    @Test
    void aQueueOutOfReachHasNoDepthUntilItIsBack() {
        depth.set(() -> {
            throw new PortUnavailable("queue", new IOException("gone"));
        });
        watch.start();
        assertThat(watch.reachesBoth()).isFalse();

        depth.set(() -> new QueueDepth(0, 0));

        Eventually.holds(SOON, "it is back", watch::reachesBoth);
    }

    @Test
    void aBugDoesNotEndTheWatch() {
        watch.start();
        depth.set(() -> {
            throw new IllegalStateException("a bug");
        });
        Eventually.holds(SOON, "it is seen", () -> !watch.reachesBoth());

        depth.set(() -> new QueueDepth(0, 0));

        Eventually.holds(SOON, "it goes on", watch::reachesBoth);
    }

    private QueueDepth hang() {
        hanging.countDown();
        try {
            goOn.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new QueueDepth(0, 0);
    }

    private double gauge(String name, String queue) {
        return meters.get(name).tag("queue", queue).gauge().value();
    }
}
