package io.postern.app.command;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A point of time that something has to be done by. */
record Deadline(long nanoTime) {

    static Deadline after(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** Lets that much time pass, or what is left; false when nothing is left. */
    boolean pause(Duration pause) {
        Duration left = left();
        if (left.isZero()) return false;
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(left.toNanos(), pause.toNanos()));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
