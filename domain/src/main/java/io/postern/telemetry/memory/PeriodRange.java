package io.postern.telemetry.memory;

import java.time.Duration;
import java.time.Instant;

/**
 * The periods that a question is about. They begin at multiples of their length; the first holds the start of the
 * question, and the last, which begins before its end, is answered whole.
 *
 * @param first start of the first one
 * @param end end of the last one
 * @param seconds length of each
 */
record PeriodRange(Instant first, Instant end, long seconds) {

    static PeriodRange of(Duration period, Instant from, Instant end) {
        long seconds = period.toSeconds();
        return new PeriodRange(
                Series.floor(from, seconds),
                Series.floor(end.minusNanos(1), seconds).plusSeconds(seconds),
                seconds);
    }

    boolean holds(Instant at) {
        return !at.isBefore(first) && at.isBefore(end);
    }

    /** The start of the period that this instant lies in. */
    Instant periodOf(Instant at) {
        return Series.floor(at, seconds);
    }
}
