package org.example.postern.postgres;

import java.time.Duration;

/** Settings of queues as tests need them. */
final class TestQueues {

    static final Duration SHORT_LEASE = Duration.ofSeconds(2);

    private static final Duration LONG_LEASE = Duration.ofMinutes(2);
    private static final long AMPLE = 100_000_000;

    private TestQueues() {}

    static PostgresQueueConfig ample() {
        return config(AMPLE, LONG_LEASE, 1_000);
    }

    static PostgresQueueConfig hasty() {
        return config(AMPLE, SHORT_LEASE, 1_000);
    }

    static PostgresQueueConfig tight() {
        return config(100_000, LONG_LEASE, 1_000);
    }

    static PostgresQueueConfig ofFewKeys() {
        return config(AMPLE, LONG_LEASE, 10);
    }

    private static PostgresQueueConfig config(long bytesMax, Duration lease, int clientKeysMax) {
        return new PostgresQueueConfig(
                bytesMax, lease, 256, clientKeysMax, Duration.ofHours(24), Duration.ofMillis(20));
    }
}
