package io.postern.aws.telemetry;

import java.time.Duration;

/**
 * The end of the time for a piece of work that takes several calls.
 *
 * @param nanoTime on the scale of {@link System#nanoTime}
 */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The time left; at least a millisecond, for the SDK takes no zero. */
    Duration left() {
        return Duration.ofNanos(Math.max(nanoTime - System.nanoTime(), 1_000_000));
    }
}
