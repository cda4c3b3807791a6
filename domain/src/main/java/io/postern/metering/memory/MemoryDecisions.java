package io.postern.metering.memory;

import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decisions of this process only, gone with it; hours go once one comes that is so much later. */
public final class MemoryDecisions implements Decisions {

    private final SortedMap<Instant, SortedMap<String, DecidedCalls>> hours = new TreeMap<>();

    @Override
    public synchronized int add(List<DecidedCalls> counts) {
        int refused = 0;
        for (DecidedCalls count : counts) {
            SortedMap<String, DecidedCalls> hour = hours.computeIfAbsent(count.hour(), _ -> new TreeMap<>());
            if (hour.size() >= APPLICATIONS_MAX && !hour.containsKey(count.application())) refused++;
            else hour.merge(count.application(), count, DecidedCalls::plus);
        }
        if (!hours.isEmpty()) hours.headMap(hours.lastKey().minus(KEPT)).clear();
        return refused;
    }

    @Override
    public synchronized List<DecidedCalls> between(Instant from, Instant until) {
        if (!from.isBefore(until)) return List.of();
        return hours.subMap(from, until).values().stream()
                .flatMap(hour -> hour.values().stream())
                .toList();
    }
}
