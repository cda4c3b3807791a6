package io.postern.redis.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;

/**
 * How the queues of registered destinations live in Redis; whatever is not said here is as it is for the configured one.
 *
 * @param partitions how many parts each queue has, 1 to 4; each client uses two of them
 * @param bytesMax most bytes of waiting submissions in each queue of each destination, over all replicas; at the bound
 *     senders to that destination are told to come back
 * @param waitingBytesMax of all these queues together, most bytes of this replica's submissions that wait for a place in an
 *     entry; those of one partition take a quarter of it at most
 */
@ConfigurationProperties("postern.telemetry.redis-destination-queues")
record RedisDestinationQueuesConfig(
        int partitions,
        @ReadableBytes long bytesMax,
        @ReadableBytes long waitingBytesMax) {

    RedisDestinationQueuesConfig {
        if (partitions < 1 || partitions > Partition.MOST_OF_NAMED)
            throw new IllegalArgumentException("postern.telemetry.redis-destination-queues.partitions: " + partitions
                    + " (expected: 1 to " + Partition.MOST_OF_NAMED + ")");
        Bounds.positive("postern.telemetry.redis-destination-queues.bytes-max", bytesMax);
        Bounds.positive("postern.telemetry.redis-destination-queues.waiting-bytes-max", waitingBytesMax);
    }

    /** All that is said of one of them. */
    RedisQueueConfig beside(RedisQueueConfig configured) {
        return new RedisQueueConfig(
                partitions,
                bytesMax,
                configured.lease(),
                configured.frameSubmissionsMax(),
                configured.frameBytesMax(),
                configured.framesMax(),
                waitingBytesMax,
                configured.receiptsKeep(),
                configured.notesMax(),
                configured.keysMax(),
                configured.clientKeysMax(),
                configured.corruptMax());
    }
}
