package io.postern.http;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts in a map, and fails, fills up or waits when a test says so. */
public final class CountingLedger implements UsageLedger {

    private final Map<String, MeterEvent> counted = new LinkedHashMap<>();
    private volatile boolean broken;
    private volatile boolean full;

    public synchronized Collection<MeterEvent> events() {
        return List.copyOf(counted.values());
    }

    public synchronized void reset() {
        counted.clear();
        broken = false;
        full = false;
    }

    public void breakIt() {
        broken = true;
    }

    public void fillIt() {
        full = true;
    }

    @Override
    public synchronized Recording record(List<MeterEvent> events) {
        if (broken) throw new PortUnavailable("ledger: broken by a test", new IOException("gone"));
        if (full) return new Recording.NoRoom("sink");
        int before = counted.size();
        for (MeterEvent event : events) counted.putIfAbsent(event.id(), event);
        return new Recording.Recorded(counted.size() - before);
    }

    @Override
    public synchronized long calls(String application, Instant from, Instant until) {
        return counted.values().stream()
                .filter(event -> event.application().equals(application))
                .count();
    }
}
