package io.postern.redis.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.Eventually;
import io.postern.testkit.metering.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Strokes here wait until the test lets Redis answer. */
final class SharedStrokesTest {

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @AutoClose
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private final BlockingQueue<UnderWay> begun = new LinkedBlockingQueue<>();
    private final SharedStrokes strokes = new SharedStrokes(this::count, WAIT_MAX);

    private record UnderWay(List<Share> shares, CompletableFuture<Void> end) {

        int events() {
            return shares.stream().mapToInt(share -> share.events().size()).sum();
        }
    }

    @Test
    void whoComesAloneIsCountedAtOnce() throws Exception {
        Future<Recording> recording = come(3);

        UnderWay stroke = next();
        stroke.end().complete(null);

        assertThat(told(recording)).isEqualTo(new Recording.Recorded(3));
    }

    @Test
    void whoComeWhileAStrokeIsUnderWayShareTheNext() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        Future<Recording> second = comeBehind(2, 2);
        Future<Recording> third = comeBehind(5, 7);

        first.end().complete(null);

        UnderWay shared = next();
        assertThat(shared.events()).isEqualTo(7);
        shared.end().complete(null);
        assertThat(told(second)).isEqualTo(new Recording.Recorded(2));
        assertThat(told(third)).isEqualTo(new Recording.Recorded(5));
    }

    @Test
    void aStrokeIsBoundedAndTakesTheLongestWaiting() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        List<Future<Recording>> waiting = new ArrayList<>();
        for (int i = 1; i <= 5; i++) waiting.add(comeBehind(UsageLedger.STROKE_MAX, i * UsageLedger.STROKE_MAX));

        first.end().complete(null);

        UnderWay shared = next();
        assertThat(shared.events()).isEqualTo(SharedStrokes.EVENTS_MAX);
        shared.end().complete(null);
        for (Future<Recording> one : waiting.subList(0, 4))
            assertThat(told(one)).isEqualTo(new Recording.Recorded(UsageLedger.STROKE_MAX));
        next().end().complete(null);
        assertThat(told(waiting.getLast())).isEqualTo(new Recording.Recorded(UsageLedger.STROKE_MAX));
    }

    @Test
    void aStrokeHasNoMoreSharesThanCanBeTriedAlone() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        for (int i = 1; i <= SharedStrokes.SHARES_MAX + 1; i++) {
            Future<Recording> _ = comeBehind(1, i);
        }

        first.end().complete(null);

        UnderWay shared = next();
        assertThat(shared.shares()).hasSize(SharedStrokes.SHARES_MAX);
        shared.end().complete(null);
        UnderWay rest = next();
        assertThat(rest.shares()).hasSize(1);
        rest.end().complete(null);
    }

    @Test
    void beyondItsBoundNobodyWaits() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        for (int events = UsageLedger.STROKE_MAX;
                events <= SharedStrokes.WAITING_MAX;
                events += UsageLedger.STROKE_MAX) {
            Future<Recording> _ = comeBehind(UsageLedger.STROKE_MAX, events);
        }

        Future<Recording> tooMany = come(1);

        assertThatThrownBy(() -> told(tooMany))
                .hasCauseInstanceOf(PortUnavailable.class)
                .hasStackTraceContaining("100000 events wait");
        first.end().completeExceptionally(new PortUnavailable("redis: away", new IllegalStateException("test")));
    }

    @Test
    void whoWaitBehindAnOutageAreToldAtOnceAndWhoComesThenIsCounted() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        Future<Recording> waiting = comeBehind(1, 1);

        first.end().completeExceptionally(new PortUnavailable("redis: away", new IllegalStateException("test")));

        assertThatThrownBy(() -> told(waiting)).hasCauseInstanceOf(PortUnavailable.class);
        Future<Recording> later = come(4);
        next().end().complete(null);
        assertThat(told(later)).isEqualTo(new Recording.Recorded(4));
    }

    @Test
    void whatBreaksOnOneShareHurtsNoNeighbour() throws Exception {
        Future<Recording> _ = come(1);
        UnderWay first = next();
        Future<Recording> guilty = comeBehind(1, 1);
        Future<Recording> neighbour = comeBehind(2, 3);
        first.end().complete(null);

        next().end().completeExceptionally(new StackOverflowError("test"));
        Future<Recording> behind = comeBehind(3, 3);

        next().end().completeExceptionally(new StackOverflowError("test"));
        next().end().complete(null);
        next().end().complete(null);
        assertThatThrownBy(() -> told(guilty)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(told(neighbour)).isEqualTo(new Recording.Recorded(2));
        assertThat(told(behind)).isEqualTo(new Recording.Recorded(3));
    }

    @Test
    void nobodyWaitsForEver() throws Exception {
        SharedStrokes impatient = new SharedStrokes(this::count, Duration.ofMillis(50));
        Future<Recording> served = callers.submit(() -> impatient.count(calls(1), 0));
        UnderWay first = next();
        Future<Recording> waiting = callers.submit(() -> impatient.count(calls(1), 0));

        assertThatThrownBy(() -> told(served)).hasCauseInstanceOf(PortUnavailable.class);
        assertThatThrownBy(() -> told(waiting)).hasCauseInstanceOf(PortUnavailable.class);
        assertThat(impatient.waitingEvents()).isZero();
        first.end().complete(null);
    }

    private Future<Recording> come(int events) {
        return callers.submit(() -> strokes.count(calls(events), 0));
    }

    /** Returns when so many events wait. */
    private Future<Recording> comeBehind(int events, int waiting) {
        Future<Recording> recording = come(events);
        Eventually.passes(
                DEADLINE,
                () -> assertThat(strokes.waitingEvents()).as("events that wait").isEqualTo(waiting));
        return recording;
    }

    private static List<MeterEvent> calls(int count) {
        return Calls.some(count, "shop", Calls.HOUR);
    }

    private static Recording told(Future<Recording> recording) throws Exception {
        return recording.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private UnderWay next() throws InterruptedException {
        UnderWay stroke = begun.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertThat(stroke).as("a stroke that begins").isNotNull();
        return stroke;
    }

    private void count(List<Share> shares) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        begun.add(new UnderWay(shares, end));
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) throw error;
            if (e.getCause() instanceof PortUnavailable away) throw away;
            throw e;
        }
        for (Share share : shares)
            share.answer().complete(new Recording.Recorded(share.events().size()));
    }
}
