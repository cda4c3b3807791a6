package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.redis.RedisConnection;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Samples;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can happen to a queue in Redis that no port knows of. */
final class RedisQueueFaultsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final RealRedis real = TestRedis.startDurable();
    private final RedisServer redis = TestRedis.open(real);
    private final QueueKeys keys = QueueKeys.of("queue");

    @AfterEach
    void close() {
        redis.close();
        real.close();
    }

    @Test
    void aFlushIsHealedByTheNextCalls() {
        DeliveryQueue queue = queue();
        Appends.append(queue, logs("lost"));
        List<Claim> lost = take(queue, 1);
        redis().call("flush", commands -> commands.flushall());

        queue.settle(List.of(new Settlement(lost.getFirst(), List.of(), List.of())));
        Submission kept = logs("kept");
        assertThat(Appends.append(queue, kept)).isInstanceOf(Appended.Stored.class);

        assertThat(submissions(take(queue, 1))).containsExactly(kept);
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    void aFlushUnderAWaitingTakerIsHealed() throws InterruptedException {
        DeliveryQueue queue = queue();
        List<Claim> claims = new ArrayList<>();
        Thread taker = Thread.ofVirtual().start(() -> claims.addAll(queue.take(1, DEADLINE)));
        Eventually.holds(DEADLINE, "the taker waits", () -> taker.getState() == Thread.State.TIMED_WAITING);

        redis().call("flush", commands -> commands.flushall());
        Submission kept = logs("kept");
        Appends.append(queue, kept);

        assertThat(taker.join(DEADLINE)).isTrue();
        assertThat(submissions(claims)).containsExactly(kept);
    }

    @Test
    void aFrameThatCannotBeReadIsSetAsideAndCounted() {
        DeliveryQueue queue = queue();
        for (int i = 0; i < 5; i++) addRaw("r", "1", "s", "1", "f", "not a frame");
        Submission good = logs("good");
        Appends.append(queue, good);

        assertThat(submissions(take(queue, 1))).containsExactly(good);

        assertThat(setAside()).isEqualTo(3); // the most that this queue keeps
        byte[] counted = redis().call("count", commands -> commands.hget(keys.depth(), "corrupt".getBytes(UTF_8)));
        assertThat(counted).asString(UTF_8).isEqualTo("5");
        assertThat(pending()).isEqualTo(1);
    }

    @Test
    void anEntryThatIsNoneOfOursIsSetAside() {
        DeliveryQueue queue = queue();
        addRaw("hello", "there");

        assertThat(queue.take(1, Duration.ZERO)).isEmpty();

        assertThat(setAside()).isEqualTo(1);
        assertThat(queue.depth()).isEqualTo(new QueueDepth(0, 0));
    }

    @Test
    void aKilledRedisKeepsWhatWasAcknowledged() throws InterruptedException {
        DeliveryQueue queue = queue();
        Set<Submission> stored = ConcurrentHashMap.newKeySet();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++)
            senders.add(Thread.ofVirtual().start(() -> appendUntilDown(queue, stored)));
        Eventually.holds(DEADLINE, "500 are stored", () -> stored.size() > 500);

        real.kill();
        for (Thread sender : senders) assertThat(sender.join(DEADLINE)).isTrue();
        real.restart();
        TestRedis.awaitConnection(redis);

        // More may be there: what was on its way is stored or not, and its sender was told that nobody knows.
        Set<Submission> taken = ConcurrentHashMap.newKeySet();
        Eventually.holds(DEADLINE, "all that was acknowledged comes out", () -> {
            taken.addAll(submissions(queue.take(10_000, Duration.ofMillis(50))));
            return taken.containsAll(stored);
        });
    }

    @Test
    void takersThatAreLongGoneAreForgotten() {
        RedisQueueConfig config = TestQueues.config(1, 1_000_000, Duration.ofMillis(20));
        DeliveryQueue gone = new RedisDeliveryQueue(redis, new QueueName("queue", 0), config, TestQueues.SEAL, CLOCK);
        Appends.append(gone, logs("done"));
        gone.settle(List.of(new Settlement(take(gone, 1).getFirst(), List.of(), List.of())));
        DeliveryQueue alive = new RedisDeliveryQueue(redis, new QueueName("queue", 0), config, TestQueues.SEAL, CLOCK);

        Eventually.holds(DEADLINE, "one taker is left", () -> {
            assertThat(alive.take(1, Duration.ofMillis(1))).isEmpty();
            return redis().call("takers", commands -> commands.xinfoConsumers(keys.stream(), Taker.GROUP_BYTES))
                            .size()
                    == 1;
        });
    }

    @Test
    void redisThatIsOutOfMemoryStillSettles() {
        DeliveryQueue queue = queue();
        Submission submission = logs("x".repeat(100_000));
        Appends.append(queue, submission);
        Claim claim = take(queue, 1).getFirst();
        redis().call("fill", commands -> commands.configSet("maxmemory", "1"));

        queue.settle(List.of(new Settlement(claim, List.of(postponed(claim)), List.of())));

        assertThat(pending()).isZero();
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    void redisThatIsOutOfMemoryStillHandsOutWhatIsDue() {
        DeliveryQueue queue = queue();
        Submission submission = logs("due");
        Appends.append(queue, submission);
        Claim claim = take(queue, 1).getFirst();
        queue.settle(List.of(new Settlement(claim, List.of(postponed(claim)), List.of())));
        redis().call("fill", commands -> commands.configSet("maxmemory", "1"));

        assertThat(submissions(take(queue, 1))).containsExactly(submission);
    }

    @Test
    void redisThatIsOutOfMemoryStillKeepsDeadLetters() {
        DeadLetters letters = letters();
        redis().call("fill", commands -> commands.configSet("maxmemory", "1"));

        letters.add(List.of(letter("dead")));

        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void redisThatIsOutOfMemoryStillLetsDeadLettersGo() {
        DeadLetters letters = letters();
        letters.add(List.of(letter("dead")));
        redis().call("fill", commands -> commands.configSet("maxmemory", "1"));

        int gone = letters.remove(letters.find(DeadLetterFilter.ANY, "", 1).letters().stream()
                .map(KeptLetter::id)
                .toList());

        assertThat(gone).isEqualTo(1);
    }

    @Test
    void aStreamThatIsDeletedByHandLeavesRoomBehind() {
        DeliveryQueue queue = new RedisDeliveryQueue(
                redis, new QueueName("queue", 0), TestQueues.undivided(TestQueues.tight()), TestQueues.SEAL, CLOCK);
        Appends.append(queue, logs("x".repeat(80_000)));
        redis().call("delete", commands -> commands.del(keys.stream()));

        Eventually.holds(DEADLINE, "the queue is empty", () -> {
            assertThat(queue.take(1, Duration.ZERO)).isEmpty();
            return queue.depth().bytes() == 0;
        });

        assertThat(Appends.append(queue, logs("x".repeat(80_000)))).isInstanceOf(Appended.Stored.class);
    }

    @Test
    void deadLettersThatAreDeletedByHandLeaveRoomBehind() {
        DeadLetters letters = letters();
        letters.add(List.of(letter("x".repeat(900_000))));
        redis().call("delete", commands -> commands.del(QueueKeys.key("dead-letters", "stream")));

        letters.add(List.of(letter("x".repeat(400_000)), letter("x".repeat(400_000))));

        assertThat(letters.count()).isEqualTo(2);
    }

    private DeadLetters letters() {
        return new RedisDeadLetters(
                redis(), "dead-letters", new RedisDeadLettersConfig(10, 1_000_000, 100, Duration.ofDays(14)), CLOCK);
    }

    private static DeadLetter letter(String message) {
        return new DeadLetter(
                ReceiptId.at(CLOCK.instant()), 0, logs(message), DeathCause.REFUSED, "why", CLOCK.instant());
    }

    private RedisDeliveryQueue queue() {
        return new RedisDeliveryQueue(
                redis, new QueueName("queue", 0), TestQueues.undivided(TestQueues.ample()), TestQueues.SEAL, CLOCK);
    }

    private RedisConnection redis() {
        return redis.connection();
    }

    private void addRaw(String... fields) {
        byte[][] body = Stream.of(fields).map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
        redis().call("add", commands -> commands.xadd(keys.stream(), (Object[]) body));
    }

    private long setAside() {
        return redis().<Long>call("count", commands -> commands.llen(keys.corrupt()));
    }

    private long pending() {
        return redis().call("pending", commands -> commands.xpending(keys.stream(), Taker.GROUP_BYTES))
                .getCount();
    }

    private static void appendUntilDown(DeliveryQueue queue, Set<Submission> stored) {
        try {
            while (true) {
                Submission submission = logs("event");
                if (Appends.append(queue, submission) instanceof Appended.Stored) stored.add(submission);
            }
        } catch (PortUnavailable down) {
            assertThat(down).hasMessageStartingWith("redis: append");
        }
    }

    private static List<Claim> take(DeliveryQueue queue, int claims) {
        List<Claim> taken = new ArrayList<>();
        Eventually.holds(DEADLINE, claims + " claims come out", () -> {
            taken.addAll(queue.take(1000, Duration.ofMillis(50)));
            return taken.size() >= claims;
        });
        return taken;
    }

    private static Submission logs(String message) {
        return Samples.logs(CLOCK.instant(), message);
    }

    private static Settlement.Postponed postponed(Claim claim) {
        QueuedSubmission left = claim.submissions().getFirst().postponed(List.of(0));
        return new Settlement.Postponed(claim.receipt(0), left, CLOCK.instant());
    }

    private static List<Submission> submissions(List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.submissions().stream())
                .map(QueuedSubmission::submission)
                .toList();
    }
}
