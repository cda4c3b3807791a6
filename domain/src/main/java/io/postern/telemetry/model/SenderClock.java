package io.postern.telemetry.model;

import java.time.Duration;
import java.time.Instant;

/** How far a sender's clock can be trusted, by the time at which it says it sent. */
public sealed interface SenderClock {

    /** As good as ours, or nothing is known of it. */
    Known RIGHT = new Known(Duration.ZERO);

    /**
     * Its times can be told in ours.
     *
     * @param skew what they lack, to the millisecond: positive when it is behind our clock, zero when it is right
     */
    record Known(Duration skew) implements SenderClock {

        private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        /** Whether its times are changed at all. */
        public boolean corrected() {
            return !skew.isZero();
        }

        /** A time of this clock, told in ours. */
        public Instant ours(Instant theirs) {
            // What lies beyond these years is refused either way, and the sum may be more than an instant holds.
            if (skew.isZero() || theirs.isBefore(EARLIEST) || theirs.isAfter(LATEST)) return theirs;
            return theirs.plus(skew);
        }
    }

    /** It is so wrong that nothing is known of its times. */
    record TooFarOff(Refusal refusal) implements SenderClock {}
}
