package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.telemetry.Letters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** What becomes, on a replica of this version, of what a newer one wrote: it stays for one that can read it. */
@ResourceLock(ForeignFrames.LOG)
final class RedisNewerFramesTest {

    @AutoClose
    private final ForeignFrames foreign = new ForeignFrames();

    @Test
    void aNewerFrameStaysInTheQueueAndItsDepth() {
        DeliveryQueue queue = foreign.hastyQueue();
        foreign.write(ForeignFrames.NEWER_FRAME);

        assertThat(queue.take(1000, TestQueues.SHORT_LEASE.multipliedBy(3))).isEmpty();

        assertThat(foreign.frames(foreign.keys.stream())).containsExactly(ForeignFrames.NEWER_FRAME);
        assertThat(queue.depth()).isEqualTo(new QueueDepth(1, 68));
        assertThat(setAside()).isZero();
    }

    @Test
    void soDoesAFrameWithOneNewerSubmission() {
        DeliveryQueue queue = foreign.hastyQueue();
        byte[] frame = ForeignFrames.frame(ForeignFrames.logs("readable"), ForeignFrames.logs("newer"));
        frame[frame.length - ForeignFrames.part(ForeignFrames.logs("newer")).length + 1] = 3;
        foreign.write(frame);

        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        assertThat(foreign.frames(foreign.keys.stream())).containsExactly(frame);
        assertThat(setAside()).isZero();
    }

    @Test
    void aNewerFrameThatWasPostponedStaysToo() {
        DeliveryQueue queue = foreign.hastyQueue();
        byte[] prefix = "unique:1:1:".getBytes(UTF_8);
        byte[] member = new byte[prefix.length + ForeignFrames.NEWER_FRAME.length];
        System.arraycopy(prefix, 0, member, 0, prefix.length);
        System.arraycopy(ForeignFrames.NEWER_FRAME, 0, member, prefix.length, ForeignFrames.NEWER_FRAME.length);
        foreign.redis.connection().call("postpone", commands -> commands.zadd(foreign.keys.postponed(), 1, member));

        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        assertThat(foreign.frames(foreign.keys.retries())).containsExactly(ForeignFrames.NEWER_FRAME);
        assertThat(setAside()).isZero();
    }

    @Test
    void itIsTriedOnceALeaseAndNoMoreOften() {
        DeliveryQueue queue = foreign.hastyQueue();
        foreign.write(ForeignFrames.NEWER_FRAME);

        long start = System.nanoTime();
        assertThat(queue.take(1000, TestQueues.SHORT_LEASE.multipliedBy(4))).isEmpty();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

        long leases = elapsed.dividedBy(TestQueues.SHORT_LEASE);
        assertThat(foreign.deliveries()).isBetween(2L, leases + 1);
    }

    @Test
    void aNewerDeadLetterIsLeftOutAndStays() {
        DeadLetters letters = new RedisDeadLetters(
                foreign.redis.connection(),
                foreign.name,
                new RedisDeadLettersConfig(10, 1_000_000, 100, Duration.ofDays(14)),
                ForeignFrames.CLOCK);
        DeadLetter readable = new DeadLetter(
                ReceiptId.at(ForeignFrames.CLOCK.instant()),
                0,
                ForeignFrames.logs("dead"),
                DeathCause.REFUSED,
                "why",
                ForeignFrames.CLOCK.instant());
        letters.add(List.of(readable));
        foreign.redis
                .connection()
                .call(
                        "add",
                        commands -> commands.xadd(foreign.keys.stream(), (Object[])
                                new byte[][] {ForeignFrames.utf8("l"), ForeignFrames.NEWER_FRAME}));

        assertThat(Letters.newest(letters, 10)).containsExactly(readable);

        assertThat(letters.count()).isEqualTo(2);
    }

    @Test
    void itIsToldOnce() {
        Logger logger = (Logger) LoggerFactory.getLogger(NewerFrames.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            DeliveryQueue queue = foreign.hastyQueue();
            for (int i = 0; i < 5; i++) foreign.write(ForeignFrames.NEWER_FRAME);

            assertThat(queue.take(1000, TestQueues.SHORT_LEASE.multipliedBy(3))).isEmpty();

            assertThat(lines.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .contains("a newer Postern wrote", "why=frame version: 2 (expected: 1)");
        } finally {
            logger.detachAppender(lines);
        }
    }

    private long setAside() {
        return foreign.redis.connection().<Long>call("count", commands -> commands.llen(foreign.keys.corrupt()));
    }
}
