package io.postern.cleanup.model;

import java.time.Duration;

/**
 * What reading execution logs may cost.
 *
 * @param readsMax most logs that are read at once; whoever comes then is told to come back
 * @param readMax longest time from opening a log to its end, however slowly its reader takes it
 */
public record ReadingBounds(int readsMax, Duration readMax) {
    public ReadingBounds {
        if (readsMax < 1) throw new IllegalArgumentException("readsMax: " + readsMax + " (expected: 1 or more)");
        if (!readMax.isPositive())
            throw new IllegalArgumentException("readMax: " + readMax + " (expected: longer than zero)");
    }
}
