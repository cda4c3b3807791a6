package io.postern.metering.memory;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.SinkDepth;
import io.postern.metering.model.Waiting;
import io.postern.metering.port.SinkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queue of one sink in this process. It dies with it. */
public final class MemorySinkQueue implements SinkQueue {

    private final String sink;
    private final int eventsMax;
    private final Duration lease;
    private final Clock clock;
    private final Deque<Waiting> fresh = new ArrayDeque<>();

    /** By place, in the order in which their leases end. */
    private final Map<String, Claimed> claimed = new LinkedHashMap<>();

    private long places;

    private record Claimed(Waiting waiting, Instant until) {}

    /**
     * An empty one.
     *
     * @param sink name of the sink
     * @param eventsMax most events in it
     * @param lease after this an event that was claimed and not settled is claimed again
     */
    public MemorySinkQueue(String sink, int eventsMax, Duration lease, Clock clock) {
        this.sink = sink;
        this.eventsMax = eventsMax;
        this.lease = lease;
        this.clock = clock;
    }

    /** Name of the sink. */
    public String sink() {
        return sink;
    }

    /** Whether so many events more would find room; for whoever alone offers, so that it stays true. */
    public synchronized boolean hasRoom(int events) {
        return fresh.size() + claimed.size() + (long) events <= eventsMax;
    }

    /** Lets those events wait, in their order; all of them, or at the bound none and false. */
    public synchronized boolean offer(List<MeterEvent> events) {
        if (!hasRoom(events.size())) return false;
        Instant now = clock.instant();
        for (MeterEvent event : events) fresh.add(new Waiting(Long.toString(++places), event, now));
        return true;
    }

    @Override
    public synchronized List<Waiting> claim(int max) {
        Instant now = clock.instant();
        List<Waiting> claims = new ArrayList<>();
        Iterator<Claimed> oldest = claimed.values().iterator();
        while (claims.size() < max && oldest.hasNext()) {
            Claimed one = oldest.next();
            if (one.until.isAfter(now)) break;
            claims.add(one.waiting);
            oldest.remove();
        }
        while (claims.size() < max && !fresh.isEmpty()) claims.add(fresh.remove());
        for (Waiting one : claims) claimed.put(one.place(), new Claimed(one, now.plus(lease)));
        return List.copyOf(claims);
    }

    @Override
    public synchronized void settle(List<Waiting> told) {
        for (Waiting one : told) claimed.remove(one.place());
    }

    @Override
    public synchronized SinkDepth depth() {
        Instant now = clock.instant();
        Instant oldest = now;
        if (!fresh.isEmpty()) oldest = fresh.element().since();
        for (Claimed one : claimed.values()) if (one.waiting.since().isBefore(oldest)) oldest = one.waiting.since();
        return new SinkDepth(fresh.size() + (long) claimed.size(), Duration.between(oldest, now), 0);
    }
}
