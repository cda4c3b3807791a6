package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Removes the names of takers that have been silent for long and hold nothing, now and then. */
final class ForgottenTakers {

    private static final RedisScript SWEEP = RedisScript.beside(ForgottenTakers.class, "sweep.lua");

    /** So many leases of silence; by then others hold what the taker held. */
    private static final int LEASES_OF_SILENCE = 10;

    private final RedisConnection redis;
    private final Partitions partitions;
    private final Duration silence;
    private final AtomicLong sweepAt;

    ForgottenTakers(RedisConnection redis, Partitions partitions, Duration lease) {
        this.redis = redis;
        this.partitions = partitions;
        this.silence = lease.multipliedBy(LEASES_OF_SILENCE);
        this.sweepAt = new AtomicLong(System.nanoTime() + silence.toNanos());
    }

    /** Waits for no answer: what fails is swept the next time. */
    void sweepNowAndThen() {
        long now = System.nanoTime();
        long due = sweepAt.get();
        if (now - due < 0 || !sweepAt.compareAndSet(due, now + silence.toNanos())) return;
        for (Partition partition : partitions.all()) {
            byte[][] streams = {partition.keys().retries(), partition.keys().stream()};
            CompletableFuture<Long> _ = redis.send(commands -> SWEEP.run(
                    commands, ScriptOutputType.INTEGER, streams, Taker.GROUP_BYTES, Ascii.of(silence.toMillis())));
        }
    }
}
