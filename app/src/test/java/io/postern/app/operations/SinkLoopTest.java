package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.metering.TellSink;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.SinkDepth;
import io.postern.metering.model.Telling;
import io.postern.metering.model.TellingPolicy;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.MeterSink;
import io.postern.metering.port.SinkQueue;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.Eventually;
import io.postern.testkit.metering.SinkEvents;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SinkLoopTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMillis(50);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Telling TOLD = new Telling.Told();
    private static final Telling LATER = new Telling.Later("503", Duration.ZERO);

    private final MemorySinkQueue queue = new MemorySinkQueue("billing", 1_000, LEASE, CLOCK);
    private final MeterRegistry meters = new SimpleMeterRegistry();

    /** Answers each event as the test says. */
    private record AskedSink(Function<MeterEvent, Telling> answer) implements MeterSink {

        @Override
        public String name() {
            return "billing";
        }

        @Override
        public List<Telling> tell(List<MeterEvent> events) {
            return events.stream().map(answer).toList();
        }
    }

    /** Cannot be reached when it is first asked. */
    private record StumblingQueue(SinkQueue queue, AtomicBoolean stumbled) implements SinkQueue {

        @Override
        public List<Waiting> claim(int max) {
            if (stumbled.compareAndSet(false, true)) throw new PortUnavailable("queue", new IOException("gone"));
            return queue.claim(max);
        }

        @Override
        public void settle(List<Waiting> told) {
            queue.settle(told);
        }

        @Override
        public SinkDepth depth() {
            return queue.depth();
        }
    }

    @Test
    void whatComesIsTold() throws InterruptedException {
        SinkLoop loop = loop(queue, _ -> TOLD, false);
        loop.start();

        queue.offer(SinkEvents.events(30));

        Eventually.holds(SOON, "all are told", () -> counted("told") == 30);
        assertThat(loop.stop(SOON)).isTrue();
        assertThat(queue.depth().events()).isZero();
    }

    @Test
    void aSinkThatComesBackIsToldWhatWaited() throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger(40);
        queue.offer(SinkEvents.events(30));
        SinkLoop loop = loop(queue, _ -> refusals.getAndDecrement() > 0 ? LATER : TOLD, false);

        loop.start();

        Eventually.holds(SOON, "all are told", () -> counted("told") == 30);
        assertThat(loop.stop(SOON)).isTrue();
        assertThat(counted("later")).isGreaterThanOrEqualTo(40);
    }

    @Test
    void anUnreachableQueueEndsNoLoop() throws InterruptedException {
        queue.offer(SinkEvents.events(1));

        assertTells(loop(new StumblingQueue(queue, new AtomicBoolean()), _ -> TOLD, false));
    }

    @Test
    void aBugEndsNoLoop() throws InterruptedException {
        AtomicBoolean stumbled = new AtomicBoolean();
        queue.offer(SinkEvents.events(1));

        assertTells(loop(
                queue,
                _ -> {
                    if (stumbled.compareAndSet(false, true)) throw new IllegalStateException("a bug");
                    return TOLD;
                },
                false));
    }

    @Test
    void aSinkThatHangsHoldsUpNoOther() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        MemorySinkQueue other = new MemorySinkQueue("other", 1_000, LEASE, CLOCK);
        other.offer(SinkEvents.events(1));
        queue.offer(SinkEvents.events(1));
        SinkLoop stuck = loop(other, _ -> awaited(hanging), false);
        stuck.start();

        SinkLoop loop = loop(queue, _ -> TOLD, false);
        loop.start();

        Eventually.holds(SOON, "the other is told", () -> queue.depth().events() == 0);
        hanging.countDown();
        assertThat(stuck.stop(SOON)).isTrue();
        assertThat(loop.stop(SOON)).isTrue();
    }

    @Test
    void whatWouldDieWithUsIsToldBeforeTheEnd() throws InterruptedException {
        queue.offer(SinkEvents.events(100));
        SinkLoop loop = loop(queue, _ -> TOLD, true);
        loop.start();

        assertThat(loop.stop(SOON)).isTrue();

        assertThat(counted("told")).isEqualTo(100);
    }

    @Test
    void aSinkThatTakesNothingDoesNotHoldUpTheEnd() throws InterruptedException {
        queue.offer(SinkEvents.events(100));
        SinkLoop loop = loop(queue, _ -> LATER, true);
        loop.start();

        assertThat(loop.stop(SOON)).isTrue();

        assertThat(queue.depth().events()).isEqualTo(100);
    }

    @Test
    void aRoundThatHangsIsCutShortAtTheDeadline() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        queue.offer(SinkEvents.events(1));
        SinkLoop loop = loop(
                queue,
                _ -> {
                    begun.countDown();
                    Telling answer = awaited(hanging);
                    interrupted.countDown();
                    return answer;
                },
                false);
        loop.start();
        begun.await();

        assertThat(loop.stop(Duration.ofMillis(20))).isFalse();

        interrupted.await();
    }

    private void assertTells(SinkLoop loop) throws InterruptedException {
        loop.start();

        Eventually.holds(SOON, "it is told", () -> queue.depth().events() == 0);
        assertThat(loop.stop(SOON)).isTrue();
    }

    private static Telling awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return LATER;
        }
        return TOLD;
    }

    private SinkLoop loop(SinkQueue from, Function<MeterEvent, Telling> answer, boolean diesWithUs) {
        TellSink tellSink = new TellSink(
                new AskedSink(answer),
                from,
                new MemoryRefusedEntries(100, Duration.ofDays(14), CLOCK),
                new TellingPolicy(10, Duration.ofDays(1)),
                CLOCK);
        SinkPauses pauses = new SinkPauses(Duration.ofMillis(1), Duration.ofMillis(100));
        return new SinkLoop(
                "billing",
                tellSink,
                new SinkMeters("billing", meters),
                pauses,
                diesWithUs,
                CLOCK,
                RandomGenerator.getDefault());
    }

    private double counted(String outcome) {
        return meters.get("postern.sink.tellings")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
