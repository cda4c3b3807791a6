package io.postern.metering.model;

import java.time.Duration;

/**
 * How far the time of a call may be from now.
 *
 * @param past how long ago a call may have been when it is told; the id of an older one may have been counted and forgotten
 * @param future what clocks may differ
 */
public record TimeWindow(Duration past, Duration future) {
    public TimeWindow {
        if (past.isNegative() || past.isZero())
            throw new IllegalArgumentException("past: " + past + " (expected: more than zero)");
        if (future.isNegative()) throw new IllegalArgumentException("future: " + future + " (expected: zero or more)");
    }
}
