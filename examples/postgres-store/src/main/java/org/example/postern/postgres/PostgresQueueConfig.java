package org.example.postern.postgres;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * The delivery queue in PostgreSQL.
 *
 * @param bytesMax bytes of each queue, over all replicas; at the bound senders get 503
 * @param lease after this a round that has not settled is taken for dead
 * @param waitingMax submissions of this replica that are being stored at once; beyond it senders get 503
 * @param clientKeysMax idempotency keys of one client that are remembered for a day; at the bound its oldest are forgotten
 * @param receiptsKeep how long it is told what became of a submission
 * @param poll how often a queue in which nothing was found is looked at
 */
@ConfigurationProperties("postern.telemetry.postgres-queue")
record PostgresQueueConfig(
        @ReadableBytes long bytesMax,
        Duration lease,
        int waitingMax,
        int clientKeysMax,
        Duration receiptsKeep,
        Duration poll) {

    PostgresQueueConfig {
        positive("bytes-max", bytesMax);
        positive("lease", lease.toMillis());
        positive("waiting-max", waitingMax);
        positive("client-keys-max", clientKeysMax);
        positive("receipts-keep", receiptsKeep.toMillis());
        positive("poll", poll.toMillis());
    }

    private static void positive(String key, long value) {
        if (value < 1)
            throw new IllegalArgumentException(
                    "postern.telemetry.postgres-queue." + key + ": " + value + " (expected: more than zero)");
    }
}
