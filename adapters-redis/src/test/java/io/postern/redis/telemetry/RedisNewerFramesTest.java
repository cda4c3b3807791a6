package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.models.stream.ClaimedMessages;
import io.lettuce.core.models.stream.PendingMessage;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Letters;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes, on a replica of this version, of what a newer one wrote: it stays for one that can read it. */
final class RedisNewerFramesTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final byte[] NEWER_FRAME = {2, 'n', 'e', 'w'};

    private final RedisServer redis = TestRedis.open(RealRedis.shared());
    private final String name = Unique.name("queue");
    private final QueueKeys keys = QueueKeys.of(name);

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void aNewerFrameStaysInTheQueueAndItsDepth() {
        DeliveryQueue queue = hastyQueue();
        write(NEWER_FRAME);

        assertThat(queue.take(1000, TestQueues.SHORT_LEASE.multipliedBy(3))).isEmpty();

        assertThat(frames(keys.stream())).containsExactly(NEWER_FRAME);
        assertThat(queue.depth()).isEqualTo(new QueueDepth(1, 68));
        assertThat(setAside()).isZero();
    }

    @Test
    void soDoesAFrameWithOneNewerSubmission() {
        DeliveryQueue queue = hastyQueue();
        byte[] frame = frame(logs("readable"), logs("newer"));
        frame[frame.length - part(logs("newer")).length + 1] = 3;
        write(frame);

        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        assertThat(frames(keys.stream())).containsExactly(frame);
        assertThat(setAside()).isZero();
    }

    @Test
    void aNewerFrameThatWasPostponedStaysToo() {
        DeliveryQueue queue = hastyQueue();
        byte[] prefix = "unique:1:1:".getBytes(UTF_8);
        byte[] member = new byte[prefix.length + NEWER_FRAME.length];
        System.arraycopy(prefix, 0, member, 0, prefix.length);
        System.arraycopy(NEWER_FRAME, 0, member, prefix.length, NEWER_FRAME.length);
        redis.connection().call("postpone", commands -> commands.zadd(keys.postponed(), 1, member));

        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        assertThat(frames(keys.retries())).containsExactly(NEWER_FRAME);
        assertThat(setAside()).isZero();
    }

    @Test
    void itIsTriedOnceALeaseAndNoMoreOften() {
        DeliveryQueue queue = hastyQueue();
        write(NEWER_FRAME);

        long start = System.nanoTime();
        assertThat(queue.take(1000, TestQueues.SHORT_LEASE.multipliedBy(4))).isEmpty();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

        long leases = elapsed.dividedBy(TestQueues.SHORT_LEASE);
        assertThat(deliveries()).isBetween(2L, leases + 1);
    }

    @Test
    void aNewerReplicaGetsItAfterTheLease() {
        DeliveryQueue queue = hastyQueue();
        write(NEWER_FRAME);
        assertThat(queue.take(1000, Duration.ofMillis(50))).isEmpty();

        List<byte[]> claimed = new ArrayList<>();
        Eventually.holds(DEADLINE, "the newer replica gets the frame", () -> {
            claimed.addAll(claimAsAnotherReplica());
            return !claimed.isEmpty();
        });

        assertThat(claimed).containsExactly(NEWER_FRAME);
    }

    @Test
    void itOutlivesTheReplicaThatCannotReadIt() {
        write(NEWER_FRAME);
        DeliveryQueue gone = hastyQueue();
        assertThat(gone.take(1000, Duration.ofMillis(50))).isEmpty();
        DeliveryQueue next = hastyQueue();

        // Ten leases later takers that are gone and hold nothing are forgotten, with all that they hold.
        assertThat(next.take(1000, TestQueues.SHORT_LEASE.multipliedBy(12))).isEmpty();

        assertThat(frames(keys.stream())).containsExactly(NEWER_FRAME);
        assertThat(deliveries()).isGreaterThan(1);
    }

    @Test
    void newFramesBehindItAreHandedOutAtOnce() {
        DeliveryQueue queue = hastyQueue();
        for (int i = 0; i < 20; i++) write(NEWER_FRAME);
        Submission good = logs("good");
        Appends.append(queue, good);

        assertThat(submissions(queue.take(1000, Duration.ZERO))).containsExactly(good);
    }

    @Test
    void framesOfTheDeadBehindItAreHandedOutToo() {
        DeliveryQueue dying = hastyQueue();
        for (int i = 0; i < 20; i++) write(NEWER_FRAME);
        Submission good = logs("good");
        Appends.append(dying, good);
        assertThat(dying.take(1000, Duration.ZERO)).hasSize(1);
        DeliveryQueue queue = hastyQueue();

        // With room for one record a look claims one frame, and in a lease there are four looks.
        List<Claim> taken = new ArrayList<>();
        Eventually.holds(DEADLINE, "the frame of the dead is handed out", () -> {
            taken.addAll(queue.take(1, Duration.ofMillis(50)));
            return !taken.isEmpty();
        });

        assertThat(submissions(taken)).containsExactly(good);
        queue.settle(List.of(new Settlement(taken.getFirst(), List.of(), List.of())));
        assertThat(frames(keys.stream())).hasSize(20);
    }

    @Test
    void aLookEndsInTimeAndTheNextGoesOnThere() {
        Submission good = logs("good");
        // Far more claims of somebody who is alive than one look goes through, and behind them one of the dead.
        byte[] crowd = utf8("""
            redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
            for _ = 1, 20000 do redis.call('XADD', KEYS[1], '*', 'r', '1', 's', '1', 'f', ARGV[2]) end
            redis.call('XREADGROUP', 'GROUP', ARGV[1], 'alive', 'STREAMS', KEYS[1], '>')
            local last = redis.call('XADD', KEYS[1], '*', 'r', '1', 's', '1', 'f', ARGV[3])
            redis.call('XREADGROUP', 'GROUP', ARGV[1], 'dead', 'STREAMS', KEYS[1], '>')
            redis.call('XCLAIM', KEYS[1], ARGV[1], 'dead', '0', last, 'IDLE', '3600000')
            return 0\
            """);
        redis.connection()
                .<Long>call(
                        "crowd",
                        commands -> commands.eval(
                                crowd,
                                ScriptOutputType.INTEGER,
                                new byte[][] {keys.stream()},
                                Taker.GROUP_BYTES,
                                NEWER_FRAME,
                                frame(good)));
        DeliveryQueue queue = new RedisDeliveryQueue(
                redis, new QueueName(name, 0), TestQueues.undivided(TestQueues.ample()), TestQueues.SEAL, CLOCK);

        assertThat(queue.take(1000, Duration.ZERO)).isEmpty();
        assertThat(submissions(queue.take(1000, DEADLINE))).containsExactly(good);
    }

    @Test
    void aNewerDeadLetterIsLeftOutAndStays() {
        DeadLetters letters = new RedisDeadLetters(
                redis.connection(), name, new RedisDeadLettersConfig(10, 1_000_000, 100, Duration.ofDays(14)), CLOCK);
        DeadLetter readable = new DeadLetter(
                ReceiptId.at(CLOCK.instant()), 0, logs("dead"), DeathCause.REFUSED, "why", CLOCK.instant());
        letters.add(List.of(readable));
        redis.connection()
                .call(
                        "add",
                        commands -> commands.xadd(keys.stream(), (Object[]) new byte[][] {utf8("l"), NEWER_FRAME}));

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
            DeliveryQueue queue = hastyQueue();
            for (int i = 0; i < 5; i++) write(NEWER_FRAME);

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

    private DeliveryQueue hastyQueue() {
        return new RedisDeliveryQueue(
                redis, new QueueName(name, 0), TestQueues.undivided(TestQueues.hasty()), TestQueues.SEAL, CLOCK);
    }

    /** Stores a frame as a replica of another version would. */
    private void write(byte[] frame) {
        redis.connection()
                .call(
                        "add",
                        commands -> commands.xadd(keys.stream(), (Object[])
                                new byte[][] {utf8("r"), utf8("1"), utf8("s"), utf8("1"), utf8("f"), frame}));
        redis.connection().call("count", commands -> commands.hincrby(keys.depth(), utf8("submissions"), 1));
        redis.connection().call("count", commands -> commands.hincrby(keys.depth(), utf8("bytes"), 64 + frame.length));
    }

    private List<byte[]> frames(byte[] stream) {
        return redis
                .connection()
                .call("look", commands -> commands.xrange(stream, Range.unbounded(), Limit.unlimited()))
                .stream()
                .map(RedisNewerFramesTest::frame)
                .toList();
    }

    private List<byte[]> claimAsAnotherReplica() {
        Consumer<byte[]> other = Consumer.from(Taker.GROUP_BYTES, utf8("another"));
        ClaimedMessages<byte[], byte[]> claimed = redis.connection()
                .call(
                        "claim",
                        commands -> commands.xautoclaim(
                                keys.stream(),
                                XAutoClaimArgs.Builder.xautoclaim(other, TestQueues.SHORT_LEASE, "0-0")));
        return claimed.getMessages().stream().map(RedisNewerFramesTest::frame).toList();
    }

    /** How often the one entry was handed out. */
    private long deliveries() {
        List<PendingMessage> pending = redis.connection()
                .call(
                        "pending",
                        commands -> commands.xpending(
                                keys.stream(), Taker.GROUP_BYTES, Range.unbounded(), Limit.unlimited()));
        return pending.getFirst().getRedeliveryCount();
    }

    private long setAside() {
        return redis.connection().<Long>call("count", commands -> commands.llen(keys.corrupt()));
    }

    private static byte[] frame(StreamMessage<byte[], byte[]> message) {
        return List.copyOf(message.getBody().values()).get(2);
    }

    private static byte[] frame(Submission... submissions) {
        List<BinaryWriter> parts = new ArrayList<>();
        for (Submission submission : submissions) parts.add(Frame.part(submission));
        return Frame.join(new byte[0], parts);
    }

    private static byte[] part(Submission submission) {
        return Frame.part(submission).toBytes();
    }

    private static Submission logs(String message) {
        return Samples.logs(Instant.parse("2026-05-01T10:00:00Z"), message);
    }

    private static List<Submission> submissions(List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
