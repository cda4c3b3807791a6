package io.postern.cleanup;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;

/** A clock that shows one time after another. */
final class ScriptedClock extends Clock {

    private final Iterator<Instant> times;

    ScriptedClock(List<Instant> times) {
        this.times = times.iterator();
    }

    @Override
    public Instant instant() {
        return times.next();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
