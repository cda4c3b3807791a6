package io.postern.metering.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ids that were counted, for a while; at the bound the oldest are forgotten. */
final class CountedIds {

    private final Duration remembered;
    private final int idsMax;

    /** By age, the oldest first. */
    private final Map<String, Instant> countedAt = new LinkedHashMap<>();

    CountedIds(Duration remembered, int idsMax) {
        this.remembered = remembered;
        this.idsMax = idsMax;
    }

    boolean contains(String id) {
        return countedAt.containsKey(id);
    }

    void add(String id, Instant now) {
        countedAt.put(id, now);
    }

    void forget(Instant now) {
        Iterator<Instant> oldest = countedAt.values().iterator();
        while (oldest.hasNext()) {
            boolean old = !oldest.next().plus(remembered).isAfter(now);
            if (!old && countedAt.size() <= idsMax) return;
            oldest.remove();
        }
    }
}
