package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.redis.RedisOptions;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three processes on one Redis, and on a cluster of three, all of them under load: what happens when one dies, and when all
 * are replaced.
 */
@ParameterizedClass(name = "{0}")
@EnumSource
class ReplicasIT {

    enum Store {
        ONE_REDIS,
        THREE_MASTERS
    }

    private static final int REPLICAS = 3;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The lease of the test, the look for dead takers, and a round: 4 s. The rest is for a busy machine. */
    private static final Duration TAKEOVER_MAX = Duration.ofSeconds(20);

    private static final NumberedLoad.Pace PACE = new NumberedLoad.Pace(REPLICAS, Duration.ofMillis(50), 5);

    private final CloudWatchStandIn cloudWatch = CloudWatchStandIn.start();
    private final Store store;
    private final Map<String, String> address = new HashMap<>();
    private final Runnable closeStore;

    ReplicasIT(Store store) {
        this.store = store;
        this.closeStore = switch (store) {
            case ONE_REDIS -> {
                RealRedis redis = RealRedis.start();
                address.put("REDIS_URL", redis.uri().toString());
                yield redis::close;
            }
            case THREE_MASTERS -> {
                LocalRedisCluster cluster = LocalRedisCluster.start(RedisOptions.appendOnly());
                address.put("REDIS_URL", cluster.uri());
                address.put("POSTERN_REDIS_CLUSTER", "true");
                yield cluster::close;
            }
        };
    }

    @AfterEach
    void stop() {
        closeStore.run();
        cloudWatch.close();
    }

    @Test
    void othersDeliverWithinSecondsWhatADeadReplicaHeld() {
        try (Replicas replicas = start(Journey.UNDER_LOAD);
                NumberedLoad metrics = load(new NumberedRecords.Metrics("numbers"), replicas);
                NumberedLoad events = load(new NumberedRecords.Events("numbers"), replicas)) {
            metrics.awaitMore(100);
            cloudWatch.misbehave(new Fault.Hang()).always();
            // With so many calls on their way each of the three has some, and so holds claims.
            Eventually.holds(SOON, "calls hang", () -> cloudWatch.hangingCalls() >= 5 * REPLICAS);

            replicas.get(0).kill();
            long killed = System.nanoTime();
            List<Promises> before = List.of(metrics.promises(), events.promises());
            cloudWatch.behave();
            for (Promises promises : before) promises.awaitKept(SOON, cloudWatch);
            Duration takeover = Duration.ofNanos(System.nanoTime() - killed);

            metrics.stop();
            events.stop();
            metrics.promises().awaitKept(SOON, cloudWatch);
            events.promises().awaitKept(SOON, cloudWatch);
            assertThat(takeover).isLessThan(TAKEOVER_MAX);
            System.out.printf(
                    "ReplicasIT on %s, one of %d killed: %d + %d records promised, 0 missing, %d + %d doubled; the"
                            + " last that were promised before arrived after %.1f s%n",
                    store,
                    REPLICAS,
                    metrics.accepted(),
                    events.accepted(),
                    metrics.promises().doubled(cloudWatch),
                    events.promises().doubled(cloudWatch),
                    takeover.toMillis() / 1e3);
        }
    }

    @Test
    void aRollingRestartLosesAndDoublesNothing() {
        // With the usual lease: who ends in good order leaves nothing to be claimed, and must not be waited for.
        try (Replicas replicas = start(Map.of("POSTERN_ACCESS_RATE_LIMIT_PRESET", "off"));
                NumberedLoad metrics = load(new NumberedRecords.Metrics("numbers"), replicas);
                NumberedLoad events = load(new NumberedRecords.Events("numbers"), replicas)) {
            for (PosternProcess replica : replicas.all()) {
                metrics.awaitMore(200);
                replica.terminate();
                events.awaitMore(50);
                replica.restart();
            }
            metrics.stop();
            events.stop();

            List<Promises> all = List.of(metrics.promises(), events.promises());
            for (Promises promises : all) promises.awaitKept(SOON, cloudWatch);
            QueueMeter.awaitEmpty(replicas.get(0).caller());
            assertThat(all).allSatisfy(promises -> assertThat(promises.doubled(cloudWatch))
                    .isZero());
            System.out.printf(
                    "ReplicasIT on %s, rolling restart of %d: %d + %d records promised, 0 missing, 0 doubled, %d"
                            + " requests unanswered%n",
                    store,
                    REPLICAS,
                    metrics.accepted(),
                    events.accepted(),
                    all.stream().mapToInt(Promises::unanswered).sum());
        }
    }

    private Replicas start(Map<String, String> settings) {
        Map<String, String> variables = Journey.variables(URI.create("redis://unset"), cloudWatch.endpoint(), settings);
        variables.putAll(address);
        return new Replicas(PosternProcess.start(REPLICAS, variables));
    }

    private static NumberedLoad load(NumberedRecords records, Replicas replicas) {
        return NumberedLoad.start(
                records, PACE, replicas.all().stream().map(PosternProcess::uri).toArray(URI[]::new));
    }

    private record Replicas(List<PosternProcess> all) implements AutoCloseable {

        PosternProcess get(int index) {
            return all.get(index);
        }

        @Override
        public void close() {
            all.forEach(PosternProcess::close);
        }
    }
}
