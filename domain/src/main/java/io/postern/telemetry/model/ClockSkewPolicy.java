package io.postern.telemetry.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How wrong the clocks of senders may be.
 *
 * @param tolerance up to this a clock counts as right: it is the time that a request takes; zero corrects every clock
 * @param max up to this, each way, a clock is corrected, and beyond it not believed; from {@code tolerance} to
 *     {@link #MAX}
 */
public record ClockSkewPolicy(Duration tolerance, Duration max) {

    /** The longest skew that can be told: a century. */
    public static final Duration MAX = Duration.ofDays(36_500);

    public ClockSkewPolicy {
        if (tolerance.isNegative())
            throw new IllegalArgumentException("tolerance: " + tolerance + " (expected: zero or more)");
        if (max.compareTo(tolerance) < 0 || max.compareTo(MAX) > 0)
            throw new IllegalArgumentException(
                    "max: " + max + " (expected: from tolerance, " + tolerance + ", to " + MAX + ")");
    }

    /**
     * What a sender's clock is worth that showed {@code sentAt} when ours showed {@code now}. The time on the way
     * counts as skew, because nobody can tell them apart by one message.
     */
    public SenderClock compare(Instant sentAt, Instant now) {
        Duration skew = Duration.between(sentAt, now);
        Duration distance = skew.abs();
        if (distance.compareTo(tolerance) <= 0) return SenderClock.RIGHT;
        if (distance.compareTo(max) <= 0) return new SenderClock.Known(skew.truncatedTo(ChronoUnit.MILLIS));
        return new SenderClock.TooFarOff(Refusal.ofWhole(
                Reason.CLOCK_SKEW_TOO_LARGE,
                "sentAt",
                "sentAt is " + sentAt + " and the server's time " + now + " (expected: at most " + max + " apart)."));
    }
}
