package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.telemetry.AdaptiveConcurrency.Call;
import io.postern.telemetry.AdaptiveConcurrency.Ending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class AdaptiveConcurrencyTest {

    private final AdaptiveConcurrency concurrency = new AdaptiveConcurrency(16);

    @Test
    void itBeginsWithTheMost() {
        begin(16);

        assertThat(beginNow()).isEmpty();
    }

    @Test
    void anEndedCallMakesRoomHoweverItEnded() {
        List<Call> calls = begin(16);

        concurrency.end(calls.get(0), Ending.FAILED);
        concurrency.end(calls.get(1), Ending.SUCCEEDED);

        begin(2);
        assertThat(beginNow()).isEmpty();
    }

    @Test
    void aThrottledCallHalvesTheBound() {
        end(begin(1), Ending.THROTTLED);

        assertThat(concurrency.bound()).isEqualTo(8);
    }

    @Test
    void callsThatWereUnderWayTogetherHalveItOnce() {
        end(begin(16), Ending.THROTTLED);

        assertThat(concurrency.bound()).isEqualTo(8);
    }

    @Test
    void aCallThatBeganAfterwardsHalvesItAgain() {
        end(begin(1), Ending.THROTTLED);
        end(begin(1), Ending.THROTTLED);

        assertThat(concurrency.bound()).isEqualTo(4);
    }

    @Test
    void afterHalvingNothingBeginsUntilEnoughHasEnded() {
        List<Call> calls = begin(16);

        end(calls.subList(0, 8), Ending.THROTTLED);
        assertThat(beginNow()).isEmpty();
        end(calls.subList(8, 9), Ending.SUCCEEDED);

        assertThat(beginNow()).isPresent();
    }

    @Test
    void aWindowOfSuccessesAddsOne() {
        end(begin(1), Ending.THROTTLED);

        end(begin(7), Ending.SUCCEEDED);
        assertThat(concurrency.bound()).isEqualTo(8);
        end(begin(1), Ending.SUCCEEDED);
        assertThat(concurrency.bound()).isEqualTo(9);

        end(begin(8), Ending.SUCCEEDED);
        assertThat(concurrency.bound()).isEqualTo(9);
        end(begin(1), Ending.SUCCEEDED);
        assertThat(concurrency.bound()).isEqualTo(10);
    }

    @Test
    void successesFromBeforeAHalvingAddNothing() {
        List<Call> calls = begin(16);

        end(calls.subList(0, 1), Ending.THROTTLED);
        end(calls.subList(1, 16), Ending.SUCCEEDED);

        assertThat(concurrency.bound()).isEqualTo(8);
    }

    @Test
    void failuresNeitherAddNorTake() {
        end(begin(1), Ending.THROTTLED);

        for (int i = 0; i < 100; i++) end(begin(1), Ending.FAILED);

        assertThat(concurrency.bound()).isEqualTo(8);
    }

    @Test
    void whoWaitsBeginsOnceThereIsRoom() throws Exception {
        List<Call> calls = begin(16);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Call>> waiting = threads.submit(() -> concurrency.begin(Duration.ofMinutes(1)));

            end(calls.subList(0, 1), Ending.SUCCEEDED);

            assertThat(waiting.get()).isPresent();
        }
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptiveConcurrency(0))
                .withMessage("max: 0 (expected: 1 or more)");
    }

    @Property
    void theBoundStaysBetweenOneAndTheMostAndIsKept(
            @ForAll @IntRange(min = 1, max = 20) int max, @ForAll List<Ending> endings, @ForAll boolean together) {
        AdaptiveConcurrency any = new AdaptiveConcurrency(max);
        Deque<Call> underWay = new ArrayDeque<>();

        for (Ending ending : endings) {
            boolean room = underWay.size() < any.bound();
            Optional<Call> begun = beginNow(any);
            assertThat(begun.isPresent()).isEqualTo(room);
            begun.ifPresent(underWay::add);
            if (!together || begun.isEmpty()) any.end(underWay.remove(), ending);
            assertThat(any.bound()).isBetween(1, max);
        }
    }

    @Test
    void manyThreadsNeverExceedTheMostAndNoneIsLeftWaiting() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> threads = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++)
                for (Ending ending : Ending.values())
                    threads.add(executor.submit(() -> {
                        for (int n = 0; n < 50; n++) {
                            Call call = concurrency.begin(Duration.ofMinutes(1)).orElseThrow();
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            underWay.decrementAndGet();
                            concurrency.end(call, ending);
                        }
                        return null;
                    }));
            for (Future<?> thread : threads) thread.get();
        }

        assertThat(most.get()).isLessThanOrEqualTo(16);
        begin(concurrency.bound());
    }

    private List<Call> begin(int some) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < some; i++) calls.add(beginNow().orElseThrow());
        return calls;
    }

    private void end(List<Call> calls, Ending ending) {
        for (Call call : calls) concurrency.end(call, ending);
    }

    private Optional<Call> beginNow() {
        return beginNow(concurrency);
    }

    private static Optional<Call> beginNow(AdaptiveConcurrency concurrency) {
        try {
            return concurrency.begin(Duration.ZERO);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
