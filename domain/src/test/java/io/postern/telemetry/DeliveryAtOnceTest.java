package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several rounds of one replica at the same time. */
final class DeliveryAtOnceTest {

    private final Delivering delivering = new Delivering();

    @Test
    void roundsOnManyThreadsDeliverEverythingExactlyOnce() throws InterruptedException, ExecutionException {
        for (int i = 0; i < 500; i++) delivering.metrics("Shop-" + i % 7, "m" + i);
        DeliverPending small = delivering.over(delivering.queue, delivering.deadLetters, 20, Duration.ZERO);

        int delivered = onManyThreads(small);

        assertThat(delivered).isEqualTo(500);
        assertThat(delivering.metrics.names())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "m" + i).toList());
        assertThat(delivering.queue.depth().submissions()).isZero();
    }

    @Test
    void noMoreCallsAreUnderWayThanThePolicyAllows() throws InterruptedException, ExecutionException {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(Delivering.SENDS_MAX);
        delivering.metrics.answer(batch -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            underWay.decrementAndGet();
            return TestDestinations.DELIVERED;
        });
        for (int i = 0; i < 300; i++) delivering.metrics("Shop-" + i, "m");
        DeliverPending small = delivering.over(delivering.queue, delivering.deadLetters, 20, Duration.ZERO);

        onManyThreads(small);

        assertThat(most.get()).isEqualTo(Delivering.SENDS_MAX);
    }

    @Test
    void metricsFindTurnsWhileLogsHang() throws InterruptedException {
        CountDownLatch metricsAreThrough = new CountDownLatch(1);
        delivering.logs.answer(batch -> {
            await(metricsAreThrough);
            return TestDestinations.DELIVERED;
        });
        delivering.metrics.answer(batch -> {
            metricsAreThrough.countDown();
            return TestDestinations.DELIVERED;
        });
        for (int i = 0; i < Delivering.SENDS_MAX; i++) delivering.logs("stream-" + i, "event");
        delivering.metrics("Shop", "m");

        assertThat(delivering.round()).isEqualTo(new Round(Delivering.SENDS_MAX + 1, 0, 0, 0));
    }

    @Test
    void aRoundWaitsForCompanyUntilItIsFull() throws InterruptedException, ExecutionException {
        DeliverPending patient = delivering.over(delivering.queue, delivering.deadLetters, 2, Duration.ofSeconds(20));
        delivering.metrics("Shop", "first");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Round> round = threads.submit(() -> patient.deliver(Delivering.UNWATCHED));
            delivering.metrics("Shop", "second");

            assertThat(round.get()).isEqualTo(new Round(2, 0, 0, 0));
        }
        assertThat(delivering.metrics.taken())
                .extracting(MetricBatch::datums)
                .extracting(List::size)
                .containsExactly(2);
    }

    private static void await(CountDownLatch event) {
        try {
            assertThat(event.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static int onManyThreads(DeliverPending deliverPending) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                running.add(threads.submit(() -> {
                    int delivered = 0;
                    for (Round round = deliverPending.deliver(Delivering.UNWATCHED);
                            !round.equals(Round.IDLE);
                            round = deliverPending.deliver(Delivering.UNWATCHED)) delivered += round.delivered();
                    return delivered;
                }));
            }
            int delivered = 0;
            for (Future<Integer> one : running) delivered += one.get();
            return delivered;
        }
    }
}
