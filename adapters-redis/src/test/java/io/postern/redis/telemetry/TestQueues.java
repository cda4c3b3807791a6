package io.postern.redis.telemetry;

import io.postern.shared.Secret;
import java.time.Duration;

/** Configurations of queues, each like the default but for one thing. */
final class TestQueues {

    static final Duration SHORT_LEASE = Duration.ofMillis(500);

    static final ReceiptSeal SEAL = new ReceiptSeal(new Secret("a secret of these tests only"));

    /** As those of registered destinations are. */
    static RedisQueueConfig small(RedisQueueConfig config) {
        return new RedisDestinationQueuesConfig(2, config.bytesMax(), 16 << 20).beside(config);
    }

    /** What the default is. */
    static final int PARTITIONS = 8;

    private static final long AMPLE_BYTES = 100_000_000;

    private TestQueues() {}

    static RedisQueueConfig ample() {
        return config(AMPLE_BYTES, Duration.ofMinutes(1));
    }

    static RedisQueueConfig hasty() {
        return config(AMPLE_BYTES, SHORT_LEASE);
    }

    static RedisQueueConfig tight() {
        return config(100_000, Duration.ofMinutes(1));
    }

    /** One that remembers ten keys of a client in each partition. */
    static RedisQueueConfig ofFewKeys() {
        return ofFewKeys(PARTITIONS, 1000, 10);
    }

    /** One of a single partition that remembers five keys, three of them of one client. */
    static RedisQueueConfig ofFiveKeys() {
        return ofFewKeys(1, 5, 3);
    }

    private static RedisQueueConfig ofFewKeys(int partitions, int keysMax, int clientKeysMax) {
        return new RedisQueueConfig(
                partitions,
                AMPLE_BYTES,
                Duration.ofMinutes(1),
                512,
                1_000_000,
                2,
                16 << 20,
                Duration.ofHours(1),
                100,
                keysMax,
                clientKeysMax,
                3);
    }

    /** The same in one part, for tests that look into its keys. */
    static RedisQueueConfig undivided(RedisQueueConfig config) {
        return config(1, config.bytesMax(), config.lease());
    }

    static RedisQueueConfig config(long bytesMax, Duration lease) {
        return config(PARTITIONS, bytesMax, lease);
    }

    static RedisQueueConfig config(int partitions, long bytesMax, Duration lease) {
        return new RedisQueueConfig(
                partitions, bytesMax, lease, 512, 1_000_000, 2, 16 << 20, Duration.ofHours(1), 100, 1000, 1000, 3);
    }
}
