package io.postern.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Shows one instant until a test sets it. */
public final class SetClock extends Clock {

    private volatile Instant now;

    /** One that shows 10 o'clock on the first of May 2026. */
    public SetClock() {
        this(Instant.parse("2026-05-01T10:00:00Z"));
    }

    public SetClock(Instant now) {
        this.now = now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    public void set(Instant to) {
        now = to;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("zone: " + zone + " (expected: nobody asks)");
    }
}
