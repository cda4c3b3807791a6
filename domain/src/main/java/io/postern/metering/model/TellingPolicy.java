package io.postern.metering.model;

import java.time.Duration;

/**
 * How a sink is told.
 *
 * @param eventsMax most events of one round
 * @param keep how long an event waits for a sink that cannot take it; then it is given up
 */
public record TellingPolicy(int eventsMax, Duration keep) {

    public TellingPolicy {
        if (eventsMax < 1) throw new IllegalArgumentException("events: " + eventsMax + " (expected: 1 or more)");
        if (keep.isNegative() || keep.isZero())
            throw new IllegalArgumentException("keep: " + keep + " (expected: more than zero)");
    }
}
