package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.access.model.Weight;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.MetricDestination;
import io.postern.testkit.Eventually;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Samples;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class DeliveryLoopTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Clock CLOCK = Clock.systemUTC();

    private static final Duration LEASE = Duration.ofMillis(100);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final DeliveryQueue queue = new MemoryDeliveryQueue(1_000_000, LEASE, CLOCK, new MemoryReceipts(10));
    private final MeterRegistry meters = new SimpleMeterRegistry();

    /** Fails when it is first asked for something, or first told of something. */
    private record StumblingQueue(DeliveryQueue queue, Runnable taking, Runnable settling) implements DeliveryQueue {

        @Override
        public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
            return queue.append(submission, weight, idempotency);
        }

        @Override
        public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
            return queue.recall(submission, keyed);
        }

        @Override
        public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
            return queue.putBack(keyed, receipt, part);
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            taking.run();
            return queue.take(recordsMax, patience);
        }

        @Override
        public List<Claim> settle(List<Settlement> settlements) {
            settling.run();
            return queue.settle(settlements);
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

    @Test
    void whatIsSentWithoutASettlementIsCountedAsThatAndDeliveredOnceItIsSettled() throws InterruptedException {
        Appends.append(queue, Samples.logs(CLOCK.instant(), "event"));
        Runnable stumble = once(() -> {
            throw new PortUnavailable("queue", new IOException("gone"));
        });

        deliver(new StumblingQueue(queue, () -> {}, stumble), batch -> new Delivery.Delivered("request"));

        assertThat(counted("postern.unsettled")).isEqualTo(1);
        assertThat(counted("postern.delivered")).isEqualTo(1);
    }

    @Test
    void whatARoundDidBesideABugIsCounted() throws InterruptedException {
        Appends.append(queue, Samples.logs(CLOCK.instant(), "event"));
        MetricDatum datum = Samples.datum("Checkout", CLOCK.instant(), Samples.single(1));
        Appends.append(queue, Samples.metrics("Shop", CLOCK.instant(), List.of(datum)));
        Runnable bug = once(() -> {
            throw new IllegalStateException("a bug");
        });

        deliver(queue, batch -> {
            bug.run();
            return new Delivery.Delivered("request");
        });

        assertThat(counted("postern.delivered")).isEqualTo(2);
        assertThat(counted("postern.postponed")).isEqualTo(1);
        assertThat(counted("postern.unsettled")).isZero();
    }

    @Test
    void aRoundThatHangsHoldsUpNoOther() throws InterruptedException {
        DeliveryQueue unhurried =
                new MemoryDeliveryQueue(1_000_000, Duration.ofMinutes(1), CLOCK, new MemoryReceipts(10));
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch mended = new CountDownLatch(1);
        DeliveryLoop loop = loop(unhurried, batch -> {
            hanging.countDown();
            awaitQuietly(mended);
            return new Delivery.Delivered("request");
        });
        MetricDatum datum = Samples.datum("Checkout", CLOCK.instant(), Samples.single(1));
        Appends.append(unhurried, Samples.metrics("Shop", CLOCK.instant(), List.of(datum)));
        loop.start();
        assertThat(hanging.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        Appends.append(unhurried, Samples.logs(CLOCK.instant(), "event"));

        Eventually.holds(SOON, "the event is delivered", () -> counted("postern.delivered") == 1);
        mended.countDown();
        Eventually.holds(SOON, "the datum is delivered", () -> counted("postern.delivered") == 2);
        assertThat(loop.stop(SOON)).isTrue();
    }

    @Test
    void roundsThatWaitForSomethingToComeEndAtOnce() throws InterruptedException {
        DeliveryLoop loop = loop(queue, batch -> new Delivery.Delivered("request"), FOR_EVER, Duration.ZERO, 4);
        loop.start();

        assertThat(loop.stop(SOON)).isTrue();
    }

    @Test
    void whatWaitsForCompanyIsDeliveredBeforeTheEnd() throws InterruptedException {
        DeliveryQueue unhurried = new MemoryDeliveryQueue(1_000_000, FOR_EVER, CLOCK, new MemoryReceipts(10));
        Appends.append(unhurried, Samples.logs(CLOCK.instant(), "event"));
        CountDownLatch looks = new CountDownLatch(2);
        DeliveryQueue watched = new StumblingQueue(unhurried, looks::countDown, () -> {});
        DeliveryLoop loop = loop(watched, batch -> new Delivery.Delivered("request"), FOR_EVER, FOR_EVER, 4);
        loop.start();
        awaitQuietly(looks);

        assertThat(loop.stop(SOON)).isTrue();

        assertThat(counted("postern.delivered")).isEqualTo(1);
        assertThat(unhurried.depth().submissions()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertDeliversAfter(Runnable failure) throws InterruptedException {
        Appends.append(queue, Samples.logs(CLOCK.instant(), "event"));

        deliver(new StumblingQueue(queue, once(failure), () -> {}), batch -> new Delivery.Delivered("request"));

        assertThat(counted("postern.delivered")).isEqualTo(1);
    }

    /** Runs the loop until nothing waits any more. */
    private void deliver(DeliveryQueue from, MetricDestination metrics) throws InterruptedException {
        DeliveryLoop loop = loop(from, metrics);

        loop.start();

        Eventually.holds(SOON, "everything is delivered", () -> queue.depth().submissions() == 0);
        assertThat(loop.stop(SOON)).isTrue();
    }

    private DeliveryLoop loop(DeliveryQueue from, MetricDestination metrics) {
        return loop(from, metrics, Duration.ofMillis(10), Duration.ZERO, 1);
    }

    private DeliveryLoop loop(
            DeliveryQueue from, MetricDestination metrics, Duration patience, Duration company, int rounds) {
        RandomGenerator random = RandomGenerator.getDefault();
        DeliveryPolicy policy =
                new DeliveryPolicy(10, patience, company, SOON, 1, Duration.ofMillis(1), Duration.ofMillis(1));
        DeliverPending deliverPending = new DeliverPending(
                from,
                new MemoryDeadLetters(10, Duration.ofDays(1), CLOCK),
                metrics,
                batch -> new Delivery.Delivered("request"),
                (scope, api, calls) -> new Allowance.Granted(calls, BudgetPolicy.WINDOW),
                new BudgetPolicy(1000, 1000),
                policy,
                CLOCK,
                random);
        return new DeliveryLoop(deliverPending, new DeliveryMeters(meters), random, rounds, 1);
    }

    private double counted(String meter) {
        return meters.get(meter).counter().count();
    }

    private static Runnable once(Runnable task) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) task.run();
        };
    }
}
