package io.postern.metering.model;

import java.time.Duration;

/**
 * How old may be what a decision goes by.
 *
 * @param ttl for how long the gateway remembers decisions; what is heard is never older, as long as it can be heard
 * @param lastKnownFor for how much longer what was heard last counts when nothing can be heard; zero: not at all
 */
public record Staleness(Duration ttl, Duration lastKnownFor) {

    public Staleness {
        if (ttl.toMillis() < 1_000) throw new IllegalArgumentException("ttl: " + ttl + " (expected: 1s or more)");
        if (lastKnownFor.isNegative())
            throw new IllegalArgumentException("last known for: " + lastKnownFor + " (expected: zero or more)");
    }

    /** Whether what was heard at the one moment counts at the other; a clock that was set back tells nothing either. */
    public boolean covers(long heardAtMillis, long nowMillis) {
        return Math.abs(nowMillis - heardAtMillis) <= ttl.plus(lastKnownFor).toMillis();
    }
}
