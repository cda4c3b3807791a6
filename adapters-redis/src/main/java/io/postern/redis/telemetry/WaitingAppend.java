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
 * @param outcome completed once it is known, which is bounded by the time-out of Redis commands
 */
record WaitingAppend(BinaryWriter part, ClientId client, int records, CompletableFuture<Appended> outcome) {

    /** What each one takes in memory beside its bytes, rounded up. */
    private static final int OVERHEAD_BYTES = 256;

    WaitingAppend(Submission submission) {
        this(Frame.part(submission), submission.client(), submission.size(), new CompletableFuture<>());
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
