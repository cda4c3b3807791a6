package io.postern.cleanup;

import io.postern.cleanup.model.ExecutionStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by kind, and remembers no more kinds than may be. */
final class KindCount {

    /** The longest names of services and regions have some thirty. */
    private static final int KIND_CHARACTERS_MAX = 512;

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String kind) {
        boolean known = counts.containsKey(kind)
                || (counts.size() < ExecutionStatistics.KINDS_MAX && kind.length() <= KIND_CHARACTERS_MAX);
        counts.merge(known ? kind : ExecutionStatistics.OTHERS, 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
