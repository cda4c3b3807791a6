package io.postern.locate.model;

import java.time.Instant;

/**
 * A machine that said not long ago that it is well.
 *
 * @param score how well, above 0
 * @param until first instant at which it counts as gone, unless it says so again
 */
public record LiveMachine(Registration registration, double score, Instant until) {

    public LiveMachine {
        if (!(score > 0)) throw new IllegalArgumentException("score: " + score + " (expected: above 0)");
    }

    /** Whether it is live at that instant. */
    public boolean liveAt(Instant now) {
        return now.isBefore(until);
    }
}
