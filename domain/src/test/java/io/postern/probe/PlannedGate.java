package io.postern.probe;

import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.model.Sent;
import io.postern.probe.port.ProbedGate;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

/** A gate that shows each kind after a time of its own, on a clock that moves while it works and while one waits. */
final class PlannedGate extends Clock implements ProbedGate {

    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final Duration ACCEPTING = Duration.ofMillis(5);

    private final Map<RecordKind, Duration> shownAfter = new EnumMap<>(RecordKind.class);
    private final Map<RecordKind, Instant> acceptedAt = new EnumMap<>(RecordKind.class);
    private Instant now = START;
    private boolean full;
    private boolean refusing;
    private boolean unreadable;
    private int looks;

    PlannedGate shows(RecordKind kind, Duration after) {
        shownAfter.put(kind, after);
        return this;
    }

    PlannedGate full() {
        full = true;
        return this;
    }

    PlannedGate refusing() {
        refusing = true;
        return this;
    }

    PlannedGate unreadable() {
        unreadable = true;
        return this;
    }

    /** Lets that much time pass, as whoever probes does. */
    boolean pass(Duration time) {
        now = now.plus(time);
        return true;
    }

    int looks() {
        return looks;
    }

    @Override
    public Sent send(Mark mark) {
        if (full) throw new PortUnavailable("the queue is full", new IOException());
        if (refusing) return new Sent.Refused("its token is not valid");
        pass(ACCEPTING);
        acceptedAt.put(mark.kind(), now);
        return new Sent.Accepted(mark.message());
    }

    @Override
    public boolean shows(Mark mark) {
        looks++;
        if (unreadable) throw new PortUnavailable("the destination does not answer", new IOException());
        Duration after = shownAfter.get(mark.kind());
        Instant accepted = acceptedAt.get(mark.kind());
        return after != null && accepted != null && !now.isBefore(accepted.plus(after));
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
        return this;
    }
}
