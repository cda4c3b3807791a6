package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.telemetry.Appends;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a queue on a cluster while one of its masters is away. */
final class RedisClusterOutageTest {

    enum Outage {
        KILLED,
        HANGING
    }

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final int PARTITIONS = TestQueues.PARTITIONS;

    private final LocalRedisCluster cluster = TestRedis.startDurableCluster();
    private final RedisServer redis = TestRedis.open(cluster);
    private final int gone = masterOf(0);
    private final DeliveryQueue queue = new RedisDeliveryQueue(
            redis,
            new QueueName("queue", 0),
            TestQueues.config(PARTITIONS, 100_000_000, TestQueues.SHORT_LEASE),
            TestQueues.SEAL,
            CLOCK);
    private final Set<Submission> stored = new HashSet<>();

    @AfterEach
    void close() {
        redis.close();
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource
    void theLivingTakeWhatTheyCanAndNothingIsLost(Outage outage) {
        ClientId stranded = client(pair -> masterOf(pair.first()) == gone && masterOf(pair.second()) == gone);
        ClientId halfLost = client(pair -> masterOf(pair.first()) == gone && masterOf(pair.second()) != gone);
        ClientId safe = client(pair -> masterOf(pair.first()) != gone && masterOf(pair.second()) != gone);
        for (ClientId client : List.of(stranded, halfLost, safe)) append(client);
        List<Claim> claims = queue.take(1, DEADLINE);

        begin(outage);

        // Whoever meets the dead first is told so; from then on those who can go elsewhere do.
        Outages.assertUnavailable(TIME_LIMIT, () -> append(stranded));
        append(safe);
        Outages.assertRecovers(() -> append(halfLost));
        append(halfLost);
        assertThatThrownBy(() -> append(stranded)).isInstanceOf(PortUnavailable.class);
        assertThat(queue.depth().submissions()).isPositive();
        Set<Submission> delivered = new HashSet<>();
        Eventually.holds(
                DEADLINE,
                "what the living hold is delivered",
                () -> deliver(delivered).size() >= 3);
        delivered.addAll(settled(claims));

        end(outage);

        Outages.assertRecovers(() -> append(stranded));
        Eventually.holds(DEADLINE, "all is delivered", () -> deliver(delivered).containsAll(stored));
        Eventually.holds(DEADLINE, "the queue is empty", () -> {
            deliver(delivered);
            return queue.depth().submissions() == 0;
        });
    }

    private void begin(Outage outage) {
        switch (outage) {
            case KILLED -> cluster.kill(gone);
            case HANGING -> cluster.pause(gone);
        }
    }

    private void end(Outage outage) {
        switch (outage) {
            case KILLED -> cluster.restart(gone);
            case HANGING -> cluster.resume(gone);
        }
    }

    private void append(ClientId client) {
        Submission submission = TestClients.logs(client, 1);
        assertThat(Appends.append(queue, submission)).isInstanceOf(Appended.Stored.class);
        stored.add(submission);
    }

    private Set<Submission> deliver(Set<Submission> delivered) {
        delivered.addAll(settled(queue.take(1000, Duration.ofMillis(50))));
        return delivered;
    }

    /** What of it left the queue; what did not comes back. */
    private Set<Submission> settled(List<Claim> claims) {
        Set<Submission> left = new HashSet<>();
        for (Claim claim : claims) {
            try {
                queue.settle(List.of(new Settlement(claim, List.of(), List.of())));
                claim.submissions().forEach(queued -> left.add(queued.submission()));
            } catch (PortUnavailable away) {
                assertThat(away).hasMessageStartingWith("redis: settle");
            }
        }
        return left;
    }

    private static ClientId client(Predicate<Pair> wanted) {
        return TestClients.with(PARTITIONS, wanted);
    }

    private int masterOf(int partition) {
        return cluster.masterOf(Ascii.text(QueueKeys.partition("queue", partition).stream()));
    }
}
