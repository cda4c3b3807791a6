package io.postern.redis.telemetry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * Instants as their distance from another one. The distance is in milliseconds, doubled; an odd number says that
 * nanoseconds within the millisecond follow, which clocks have and senders seldom do.
 */
final class TimeCodec {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private TimeCodec() {}

    static void write(Instant instant, Instant from, BinaryWriter to) {
        long millis = instant.toEpochMilli() - from.toEpochMilli();
        int nanos = instant.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
        to.signed(millis << 1 | (nanos == 0 ? 0 : 1));
        if (nanos != 0) to.number(nanos);
    }

    static Instant read(Instant from, BinaryReader in) {
        long distance = in.signed();
        int nanos = (distance & 1) == 0 ? 0 : in.small();
        try {
            return Instant.ofEpochMilli(from.toEpochMilli() + (distance >> 1)).plusNanos(nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableFrame("instant: out of range", e);
        }
    }
}
