package io.postern.redis;

import io.postern.testkit.Eventually;
import io.postern.testkit.Outages;
import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.redis.RedisOptions;
import java.time.Duration;

/** Ways to a real Redis for the tests of the adapters. */
public final class TestRedis {

    /** Long enough for a busy machine, short enough to wait for in outage tests. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private TestRedis() {}

    /**
     * A Redis of the test's own that loses nothing it acknowledged when it is killed. With {@code everysec} it could:
     * while a sync is under way it answers up to two seconds before it writes.
     */
    public static RealRedis startDurable() {
        return RealRedis.start(RedisOptions.appendOnly().with("appendfsync", "always"));
    }

    /** The same as a cluster. */
    public static LocalRedisCluster startDurableCluster() {
        return LocalRedisCluster.start(RedisOptions.appendOnly().with("appendfsync", "always"));
    }

    public static RedisServer open(RealRedis redis) {
        return new RedisServer(new RedisConfig(redis.uri().toString(), false, TIMEOUT), null);
    }

    public static RedisServer open(LocalRedisCluster cluster) {
        return new RedisServer(new RedisConfig(cluster.uri(), true, TIMEOUT), null);
    }

    public static void awaitConnection(RedisServer redis) {
        Outages.assertRecovers(() -> redis.connection().call("ping", commands -> commands.ping()));
    }

    /** Lets real time pass, which is the only time that Redis knows. */
    public static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Eventually.holds(time.plusSeconds(10), time + " pass", () -> System.nanoTime() - end >= 0);
    }
}
