package io.postern.redis.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How the delivery queue lives in Redis.
 *
 * @param partitions how many parts the queue has, 1 to 32; each client uses two of them
 * @param bytesMax most bytes of waiting submissions in each queue, that of metrics and that of logs, over all replicas and
 *     partitions; at the bound senders are told to come back. A quarter of it is kept for the partitions in equal parts, and a
 *     quarter by what their clients weigh. Redis needs a quarter to as much again beside
 * @param lease how long a taker may hold a claim before others take it for dead; longer than the longest round of
 *     delivery (company, round-max and one AWS call), or the same records are delivered again and again
 * @param frameSubmissionsMax most submissions that are written as one entry
 * @param frameBytesMax most bytes of one entry; a submission beyond this goes alone. Redis refuses values over its
 *     {@code proto-max-bulk-len} (512 MB)
 * @param framesMax most entries of this replica on their way to one partition at once
 * @param waitingBytesMax of each queue, most bytes of this replica's submissions that wait for a place in an entry, 256
 *     more for each; beyond, senders are told to come back. Those of one partition take a quarter of it at most
 * @param receiptsKeep how long what became of a submission is told to whoever has its receipt; about 10 bytes for each
 *     entry and 100 for each round of delivery are kept. Zero: not at all
 * @param notesMax most notes of what became of submissions of one partition, one for each round or second; beyond, the
 *     oldest go
 * @param keysMax most idempotency keys that each partition remembers, of some 300 bytes each; at the bound the oldest of
 *     the client that comes with another one is forgotten, or the oldest of all if it has none
 * @param clientKeysMax most of these of one client, who uses two partitions; at the bound its oldest are forgotten
 * @param corruptMax most unreadable entries of one partition that are kept for an operator; beyond, the oldest go
 */
@ConfigurationProperties("postern.telemetry.redis-queue")
record RedisQueueConfig(
        int partitions,
        @ReadableBytes long bytesMax,
        Duration lease,
        int frameSubmissionsMax,
        @ReadableBytes int frameBytesMax,
        int framesMax,
        @ReadableBytes long waitingBytesMax,
        Duration receiptsKeep,
        int notesMax,
        int keysMax,
        int clientKeysMax,
        int corruptMax) {

    RedisQueueConfig {
        if (partitions < 1 || partitions > Partition.MOST)
            throw new IllegalArgumentException("postern.telemetry.redis-queue.partitions: " + partitions
                    + " (expected: 1 to " + Partition.MOST + ")");
        Bounds.positive("postern.telemetry.redis-queue.bytes-max", bytesMax);
        Bounds.positive("postern.telemetry.redis-queue.lease", lease);
        Bounds.positive("postern.telemetry.redis-queue.frame-submissions-max", frameSubmissionsMax);
        Bounds.positive("postern.telemetry.redis-queue.frame-bytes-max", frameBytesMax);
        Bounds.positive("postern.telemetry.redis-queue.frames-max", framesMax);
        Bounds.positive("postern.telemetry.redis-queue.waiting-bytes-max", waitingBytesMax);
        if (receiptsKeep.isNegative())
            throw new IllegalArgumentException(
                    "postern.telemetry.redis-queue.receipts-keep: " + receiptsKeep + " (expected: zero or more)");
        Bounds.positive("postern.telemetry.redis-queue.notes-max", notesMax);
        Bounds.positive("postern.telemetry.redis-queue.keys-max", keysMax);
        Bounds.positive("postern.telemetry.redis-queue.client-keys-max", clientKeysMax);
        Bounds.positive("postern.telemetry.redis-queue.corrupt-max", corruptMax);
    }
}
