package io.postern.metering;

import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts in a map, and fails or fills up when it is told to. */
final class CountingLedger implements UsageLedger {

    final Map<String, MeterEvent> counted = new LinkedHashMap<>();
    final List<Integer> strokes = new ArrayList<>();
    String full = "";
    boolean broken;

    @Override
    public Recording record(List<MeterEvent> events) {
        if (broken) throw new PortUnavailable("ledger: broken by a test", new IOException("gone"));
        if (!full.isEmpty()) return new Recording.NoRoom(full);
        int before = counted.size();
        for (MeterEvent event : events) counted.putIfAbsent(event.id(), event);
        strokes.add(events.size());
        return new Recording.Recorded(counted.size() - before);
    }

    @Override
    public long calls(String application, Instant from, Instant until) {
        return counted.values().stream()
                .filter(event -> event.application().equals(application))
                .count();
    }
}
