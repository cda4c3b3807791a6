package io.postern.redis.telemetry;

import io.postern.shared.Secret;
import java.time.Duration;

/** Configurations of queues, each like the default but for one thing. */
final class TestQueues {

    static final Duration SHORT_LEASE = Duration.ofMillis(500);

    static final ReceiptSeal SEAL = new ReceiptSeal(new Secret("a secret of these tests only"));

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

    static RedisQueueConfig config(long bytesMax, Duration lease) {
        return new RedisQueueConfig(bytesMax, lease, 512, 1_000_000, 2, 16 << 20, Duration.ofHours(1), 100, 3);
    }
}
