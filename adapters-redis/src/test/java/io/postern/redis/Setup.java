package io.postern.redis;

import io.postern.testkit.redis.LocalRedisCluster;
import io.postern.testkit.redis.RealRedis;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ways in which Redis can be set up; adapters keep their promises on each. */
public enum Setup {
    ONE_SERVER,
    CLUSTER;

    private static final Map<Setup, RedisServer> SERVERS = new ConcurrentHashMap<>();
    private static final Map<Setup, RedisServer> REPLICAS = new ConcurrentHashMap<>();

    /** A way to it that tests share; it ends with the JVM. */
    public RedisServer server() {
        return SERVERS.computeIfAbsent(this, Setup::open);
    }

    /** Another one, as a second replica has it. */
    public RedisServer replica() {
        return REPLICAS.computeIfAbsent(this, Setup::open);
    }

    private RedisServer open() {
        return switch (this) {
            case ONE_SERVER -> TestRedis.open(RealRedis.shared());
            case CLUSTER -> TestRedis.open(LocalRedisCluster.shared());
        };
    }
}
