package io.postern.redis.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.metering.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Strokes here wait until the test lets Redis answer. */
final class SharedStrokesTest {

    private final BlockingQueue<UnderWay> begun = new LinkedBlockingQueue<>();
    private final SharedStrokes strokes = new SharedStrokes(this::count);

    private record UnderWay(List<Share> shares, CompletableFuture<Void> end) {

        int events() {
            return shares.stream().mapToInt(share -> share.events().size()).sum();
        }
    }

    @Test
    void whoComesAloneIsCountedAtOnce() throws InterruptedException {
        CompletableFuture<Recording> recording = come(3);

        UnderWay stroke = next();
        stroke.end().complete(null);

        assertThat(recording.join()).isEqualTo(new Recording.Recorded(3));
    }

    @Test
    void whoComeWhileAStrokeIsUnderWayShareTheNext() throws InterruptedException {
        CompletableFuture<Recording> _ = come(1);
        UnderWay first = next();
        CompletableFuture<Recording> second = come(2);
        CompletableFuture<Recording> third = come(5);

        first.end().complete(null);

        UnderWay shared = next();
        assertThat(shared.events()).isEqualTo(7);
        shared.end().complete(null);
        assertThat(second.join()).isEqualTo(new Recording.Recorded(2));
        assertThat(third.join()).isEqualTo(new Recording.Recorded(5));
    }

    @Test
    void aStrokeIsBoundedAndTakesTheLongestWaiting() throws InterruptedException {
        CompletableFuture<Recording> _ = come(1);
        UnderWay first = next();
        List<CompletableFuture<Recording>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) waiting.add(come(UsageLedger.STROKE_MAX));

        first.end().complete(null);

        UnderWay shared = next();
        assertThat(shared.events()).isEqualTo(SharedStrokes.EVENTS_MAX);
        shared.end().complete(null);
        for (CompletableFuture<Recording> one : waiting.subList(0, 4))
            assertThat(one.join()).isEqualTo(new Recording.Recorded(UsageLedger.STROKE_MAX));
        next().end().complete(null);
        assertThat(waiting.getLast().join()).isEqualTo(new Recording.Recorded(UsageLedger.STROKE_MAX));
    }

    @Test
    void whoWaitBehindAStrokeThatFailsAreToldAtOnceAndWhoComesThenIsCounted() throws InterruptedException {
        CompletableFuture<Recording> _ = come(1);
        UnderWay first = next();
        CompletableFuture<Recording> waiting = come(1);

        first.end().completeExceptionally(new PortUnavailable("redis: away", new IllegalStateException("test")));

        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(IllegalStateException.class);
        CompletableFuture<Recording> later = come(4);
        next().end().complete(null);
        assertThat(later.join()).isEqualTo(new Recording.Recorded(4));
    }

    @Test
    void anErrorEndsNeitherTheWaitOfItsCallerNorTheStrokesBehind() throws InterruptedException {
        CompletableFuture<Recording> broken = come(1);
        next().end().completeExceptionally(new StackOverflowError("test"));
        assertThatThrownBy(broken::join).hasRootCauseInstanceOf(StackOverflowError.class);

        CompletableFuture<Recording> later = come(1);
        next().end().complete(null);
        assertThat(later.join()).isEqualTo(new Recording.Recorded(1));
    }

    /** Returns when that caller waits or is being counted. */
    private CompletableFuture<Recording> come(int events) throws InterruptedException {
        List<MeterEvent> calls = Calls.some(events, "shop", Calls.HOUR);
        CompletableFuture<Recording> recording = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().daemon().start(() -> {
            try {
                recording.complete(strokes.count(calls, 0));
            } catch (Throwable failure) {
                recording.completeExceptionally(failure);
            }
        });
        while (caller.isAlive() && caller.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return recording;
    }

    private UnderWay next() throws InterruptedException {
        UnderWay stroke = begun.poll(10, TimeUnit.SECONDS);
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
            throw e;
        }
        for (Share share : shares)
            share.answer().complete(new Recording.Recorded(share.events().size()));
    }
}
