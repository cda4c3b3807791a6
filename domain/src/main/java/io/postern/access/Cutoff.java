package io.postern.access;

import java.time.Clock;
import java.time.Instant;

/** The instant up to which tokens are taken back. */
final class Cutoff {

    private Cutoff() {}

    /**
     * The time now, if the instant is not behind it.
     *
     * @throws IllegalArgumentException when it is: tokens that are yet to be issued would be dead at once
     */
    static Instant past(Instant before, Clock clock) {
        Instant now = clock.instant();
        if (before.isAfter(now))
            throw new IllegalArgumentException("before: " + before + " (expected: not after " + now + ")");
        return now;
    }
}
