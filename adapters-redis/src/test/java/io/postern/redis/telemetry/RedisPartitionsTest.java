package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.Appends;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How submissions spread over the partitions of a queue, and how these take turns. */
@ParameterizedClass
@EnumSource
final class RedisPartitionsTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int PARTITIONS = TestQueues.PARTITIONS;
    private static final int ROUND = 15_000;
    private static final ClientId FLOOD = new ClientId("flood");
    private static final Pair FLOODED = Pair.of(FLOOD, PARTITIONS);

    private final RedisServer redis;
    private final String name = Unique.name("queue");

    RedisPartitionsTest(Setup setup) {
        this.redis = setup.server();
    }

    @Test
    void aFloodDoesNotHoldUpOtherClients() {
        DeliveryQueue queue = queue(PARTITIONS);
        flood(queue, 500);
        queue.depth(); // as the gate has it read every second
        flood(queue, 500);
        Submission apart = TestClients.logs(TestClients.with(PARTITIONS, pair -> !meets(pair)), 10);
        Submission beside = TestClients.logs(
                TestClients.with(PARTITIONS, pair -> pair.first() == FLOODED.first() && !isFlooded(pair.second())), 10);
        queue.depth();
        Appends.append(queue, apart);
        Appends.append(queue, beside);

        List<Claim> round = queue.take(ROUND, DEADLINE);

        assertThat(submissions(round)).contains(apart, beside);
        assertThat(records(round)).isGreaterThan(5_000);
    }

    @Test
    void whoSendsLittleGoesPastAFloodOfBothItsPartitions() {
        DeliveryQueue queue = queue(PARTITIONS);
        flood(queue, 500);
        queue.depth();
        flood(queue, 500);
        queue.depth();
        Submission little = TestClients.logs(TestClients.with(PARTITIONS, FLOODED::equals), 10);
        Appends.append(queue, little);

        assertThat(submissions(queue.take(ROUND, DEADLINE))).contains(little);
        assertThat(entries(FLOODED.first())).isPositive();
        assertThat(entries(FLOODED.second())).isPositive();
    }

    @Test
    void whatAnotherReplicaNotedOfItsClientsCounts() {
        DeliveryQueue queue = queue(PARTITIONS);
        DeliveryQueue replica = queue(PARTITIONS);
        ClientId heavy = TestClients.with(PARTITIONS, pair -> pair.first() == 1);
        ClientId light = TestClients.with(PARTITIONS, pair -> pair.first() == 2);
        for (int i = 0; i < 60; i++) Appends.append(replica, TestClients.logs(heavy, 1), new Weight(9));
        append(queue, light, 60);
        queue.depth(); // as the gate has it read every second

        List<Submission> taken = submissions(queue.take(50, DEADLINE));

        assertThat(taken.stream().filter(submission -> submission.client().equals(heavy)))
                .hasSizeBetween(40, 50);
    }

    @Test
    void partitionsGiveEqualSharesHoweverMuchTheyHave() {
        DeliveryQueue queue = queue(PARTITIONS);
        ClientId few = TestClients.with(PARTITIONS, pair -> pair.first() == 1);
        ClientId more = TestClients.with(PARTITIONS, pair -> pair.first() == 2);
        append(queue, few, 20);
        append(queue, more, 60);

        List<Submission> taken = submissions(queue.take(16, DEADLINE));

        assertThat(taken).hasSize(16);
        assertThat(taken.stream().filter(submission -> submission.client().equals(few)))
                .hasSizeBetween(7, 9);
    }

    @Test
    void whatIsLeftGoesToThoseThatHaveMore() {
        DeliveryQueue queue = queue(PARTITIONS);
        append(queue, TestClients.with(PARTITIONS, pair -> pair.first() == 1), 3);
        append(queue, TestClients.with(PARTITIONS, pair -> pair.first() == 2), 100);

        assertThat(submissions(queue.take(50, DEADLINE))).hasSize(50);
    }

    @Test
    void withLessToTakeThanPartitionsEachHasItsTurn() {
        DeliveryQueue queue = queue(PARTITIONS);
        Set<ClientId> clients = new HashSet<>();
        for (int i = 0; i < PARTITIONS; i++) {
            int number = i;
            clients.add(TestClients.with(PARTITIONS, pair -> pair.first() == number));
        }
        clients.forEach(client -> append(queue, client, 20));

        Set<ClientId> served = new HashSet<>();
        for (int i = 0; i < 2 * PARTITIONS; i++)
            submissions(queue.take(1, DEADLINE)).forEach(submission -> served.add(submission.client()));

        assertThat(served).isEqualTo(clients);
    }

    @Test
    void aClientStaysInOnePartitionWhileLittleIsAhead() {
        DeliveryQueue queue = queue(PARTITIONS);
        for (int i = 0; i < 10; i++) {
            append(queue, FLOOD, 10);
            queue.depth();
        }

        assertThat(entries(FLOODED.first())).isEqualTo(100);
    }

    @Test
    void aClientCannotFillTheRoomOfAllOthers() {
        DeliveryQueue queue =
                new RedisDeliveryQueue(redis, new QueueName(name, 0), TestQueues.tight(), TestQueues.SEAL, CLOCK);
        for (int i = 0; i < 2_000; i++) {
            Appends.append(queue, TestClients.logs(FLOOD, 100));
            if (i % 100 == 0) queue.depth();
        }

        assertThat(Appends.append(queue, TestClients.logs(FLOOD, 100))).isInstanceOf(Appended.Full.class);
        ClientId apart = TestClients.with(PARTITIONS, pair -> !meets(pair));
        assertThat(Appends.append(queue, TestClients.logs(apart, 100))).isInstanceOf(Appended.Stored.class);
    }

    @Test
    void whenThereAreFewerPartitionsNothingIsStranded() {
        Set<Submission> stored = appendOfManyClients(queue(32));

        DeliveryQueue fewer = queue(2);

        assertThat(fewer.depth().submissions()).isEqualTo(stored.size());
        assertThat(takeAll(fewer, stored.size())).isEqualTo(stored);
    }

    @Test
    void aReplicaThatHasFewerTakesFromTheOthersToo() {
        DeliveryQueue fewer = queue(1);
        assertThat(fewer.take(ROUND, Duration.ZERO)).isEmpty();
        Set<Submission> stored = appendOfManyClients(queue(16));

        assertThat(takeAll(fewer, stored.size())).isEqualTo(stored);
    }

    @Test
    void whatAnotherReplicaLeftIsFoundSoon() {
        DeliveryQueue queue = queue(PARTITIONS);
        assertThat(queue.take(ROUND, Duration.ZERO)).isEmpty();
        Set<Submission> stored = appendOfManyClients(queue(PARTITIONS));

        assertThat(takeAll(queue, stored.size())).isEqualTo(stored);
    }

    private DeliveryQueue queue(int partitions) {
        return new RedisDeliveryQueue(
                redis,
                new QueueName(name, 0),
                TestQueues.config(partitions, 100_000_000, Duration.ofMinutes(1)),
                TestQueues.SEAL,
                CLOCK);
    }

    private static boolean isFlooded(int partition) {
        return partition == FLOODED.first() || partition == FLOODED.second();
    }

    private static boolean meets(Pair pair) {
        return isFlooded(pair.first()) || isFlooded(pair.second());
    }

    /** Submissions of 100 events each, all at once. */
    private static void flood(DeliveryQueue queue, int submissions) {
        List<CompletableFuture<Appended>> outcomes = IntStream.range(0, submissions)
                .mapToObj(_ -> queue.append(TestClients.logs(FLOOD, 100), Weight.UNSAID, new Idempotency.Unkeyed())
                        .toCompletableFuture())
                .toList();
        assertThat(outcomes.stream().map(CompletableFuture::join)).hasOnlyElementsOfType(Appended.Stored.class);
    }

    /** One after the other, so that each is a frame. */
    private static void append(DeliveryQueue queue, ClientId client, int submissions) {
        for (int i = 0; i < submissions; i++)
            assertThat(Appends.append(queue, TestClients.logs(client, 1))).isInstanceOf(Appended.Stored.class);
    }

    private static Set<Submission> appendOfManyClients(DeliveryQueue queue) {
        Set<Submission> stored = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Submission submission = TestClients.logs(new ClientId("client-" + i), 1);
            assertThat(Appends.append(queue, submission)).isInstanceOf(Appended.Stored.class);
            stored.add(submission);
        }
        return stored;
    }

    private static Set<Submission> takeAll(DeliveryQueue queue, int submissions) {
        Set<Submission> taken = new HashSet<>();
        Eventually.holds(DEADLINE, submissions + " submissions come out", () -> {
            taken.addAll(submissions(queue.take(ROUND, Duration.ofMillis(50))));
            return taken.size() >= submissions;
        });
        return taken;
    }

    private long entries(int partition) {
        byte[] stream = QueueKeys.partition(name, partition).stream();
        return redis.connection().<Long>call("count", commands -> commands.xlen(stream));
    }

    private static long records(List<Claim> claims) {
        return submissions(claims).stream().mapToLong(Submission::size).sum();
    }

    private static List<Submission> submissions(List<Claim> claims) {
        List<Submission> submissions = new ArrayList<>();
        for (Claim claim : claims) claim.submissions().forEach(queued -> submissions.add(queued.submission()));
        return submissions;
    }
}
