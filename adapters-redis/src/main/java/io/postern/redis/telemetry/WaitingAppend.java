package io.postern.redis.telemetry;

import io.postern.redis.RedisFailures;
import io.postern.telemetry.model.Appended;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One caller who waits for its submission to be stored; leaner than a future, of which there would be one per request. */
final class WaitingAppend {

    final BinaryWriter part;
    final int records;
    private final Thread owner = Thread.currentThread();
    private volatile @Nullable Object outcome;

    WaitingAppend(BinaryWriter part, int records) {
        this.part = part;
        this.records = records;
    }

    void complete(Appended appended) {
        wake(appended);
    }

    void fail(Throwable failure) {
        wake(failure);
    }

    /** Waits until it is completed, which is bounded by the time-out of Redis commands; minds no interrupt. */
    Appended await() {
        boolean interrupted = false;
        Object known = outcome;
        while (known == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            known = outcome;
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (known instanceof Appended appended) return appended;
        throw RedisFailures.read("append", (Throwable) known);
    }

    private void wake(Object with) {
        outcome = with;
        LockSupport.unpark(owner);
    }
}
