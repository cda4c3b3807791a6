package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Samples;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DeliveryLoopTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.systemUTC();

    private final DeliveryQueue queue = new MemoryDeliveryQueue(1_000_000, SOON, CLOCK);

    /** Fails when it is first asked for something. */
    private record StumblingQueue(DeliveryQueue queue, AtomicBoolean stumbled, Runnable failure)
            implements DeliveryQueue {

        @Override
        public CompletionStage<Appended> append(Submission submission) {
            return queue.append(submission);
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            if (stumbled.compareAndSet(false, true)) failure.run();
            return queue.take(recordsMax, patience);
        }

        @Override
        public void settle(List<Settlement> settlements) {
            queue.settle(settlements);
        }

        @Override
        public QueueDepth depth() {
            return queue.depth();
        }
    }

    @Test
    void anUnreachableQueueEndsNoThread() throws InterruptedException {
        assertDeliversAfter(() -> {
            throw new PortUnavailable("queue", new IOException("gone"));
        });
    }

    @Test
    void aBugEndsNoThread() throws InterruptedException {
        assertDeliversAfter(() -> {
            throw new IllegalStateException("a bug");
        });
    }

    @Test
    void aRoundThatDoesNotFitMemoryEndsNoThread() throws InterruptedException {
        assertDeliversAfter(() -> {
            throw new OutOfMemoryError("a large round");
        });
    }

    private void assertDeliversAfter(Runnable failure) throws InterruptedException {
        Appends.append(queue, Samples.logs(CLOCK.instant(), "event"));
        RandomGenerator random = RandomGenerator.getDefault();
        DeliveryPolicy policy = new DeliveryPolicy(
                10, Duration.ofMillis(10), Duration.ZERO, SOON, 1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        DeliverPending deliverPending = new DeliverPending(
                new StumblingQueue(queue, new AtomicBoolean(), failure),
                new MemoryDeadLetters(10),
                batch -> new Delivery.Delivered("request"),
                batch -> new Delivery.Delivered("request"),
                policy,
                CLOCK,
                random);
        DeliveryLoop loop = new DeliveryLoop(deliverPending, new DeliveryMeters(new SimpleMeterRegistry()), random, 1);

        loop.start();

        Eventually.holds(SOON, "the event is delivered", () -> queue.depth().submissions() == 0);
        assertThat(loop.stop(SOON)).isTrue();
    }
}
