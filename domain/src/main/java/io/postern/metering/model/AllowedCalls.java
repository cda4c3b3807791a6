package io.postern.metering.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many decisions let calls of an application pass within an hour.
 *
 * @param hour its first instant
 * @param decisions at least 1
 * @param lastAt when the last of them was made, to the millisecond
 */
public record AllowedCalls(String application, Instant hour, long decisions, Instant lastAt) {

    public AllowedCalls {
        if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS)))
            throw new IllegalArgumentException("hour: " + hour + " (expected: the first instant of one)");
        if (decisions < 1) throw new IllegalArgumentException("decisions: " + decisions + " (expected: 1 or more)");
    }

    /** One decision. */
    public static AllowedCalls once(String application, Instant at) {
        return new AllowedCalls(application, at.truncatedTo(ChronoUnit.HOURS), 1, at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Both of one application and hour together. */
    public AllowedCalls plus(AllowedCalls other) {
        return new AllowedCalls(
                application, hour, decisions + other.decisions, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
