package io.postern.metering.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How many decisions there were about calls of an application within an hour, be they yes or no.
 *
 * @param hour its first instant
 * @param decisions at least 1
 * @param lastAt when the last of them was made, to the millisecond
 */
public record DecidedCalls(String application, Instant hour, long decisions, Instant lastAt) {

    public DecidedCalls {
        if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS)))
            throw new IllegalArgumentException("hour: " + hour + " (expected: the first instant of one)");
        if (decisions < 1) throw new IllegalArgumentException("decisions: " + decisions + " (expected: 1 or more)");
    }

    /** One decision. */
    public static DecidedCalls once(String application, Instant at) {
        return new DecidedCalls(application, at.truncatedTo(ChronoUnit.HOURS), 1, at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Both of one application and hour together. */
    public DecidedCalls plus(DecidedCalls other) {
        return new DecidedCalls(
                application, hour, decisions + other.decisions, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
