package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.redis.RedisFailures;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Submission;
import java.util.concurrent.CompletableFuture;

/**
 * One submission that waits to be stored.
 *
 * @param part its bytes in a frame
 * @param isModest whether its client sends less than others, and may use the last of the room
 * @param outcome completed once it is known, which is bounded by the time-out of Redis commands
 */
record WaitingAppend(
        BinaryWriter part, ClientId client, int records, boolean isModest, CompletableFuture<Appended> outcome) {

    /** What each one takes in memory beside its bytes, rounded up. */
    private static final int OVERHEAD_BYTES = 256;

    WaitingAppend(BinaryWriter part, Submission submission, boolean isModest) {
        this(part, submission.client(), submission.size(), isModest, new CompletableFuture<>());
    }

    int bytes() {
        return part.length() + OVERHEAD_BYTES;
    }

    void complete(Appended appended) {
        outcome.complete(appended);
    }

    void fail(Throwable failure) {
        outcome.completeExceptionally(RedisFailures.read("append", failure));
    }
}
