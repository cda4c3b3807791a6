package io.postern.cleanup;

import io.postern.cleanup.model.MatchingSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/** Patterns by what ids begin with that they stand for, or by what these end with. */
final class Affixes {

    private final Map<String, List<AllowlistIndex.Pattern>> byText = new HashMap<>();
    private final NavigableSet<Integer> lengths = new TreeSet<>();

    void add(String text, AllowlistIndex.Pattern pattern) {
        byText.computeIfAbsent(text, _ -> new ArrayList<>(1)).add(pattern);
        lengths.add(text.length());
    }

    /**
     * Adds those that may stand for an id.
     *
     * @param part as much of the id's beginning or end as that
     */
    void collect(IntFunction<String> part, int idLength, MatchingSteps steps, List<AllowlistIndex.Pattern> candidates) {
        for (int length : lengths.headSet(idLength, true)) {
            if (!steps.take(length)) return;
            candidates.addAll(byText.getOrDefault(part.apply(length), List.of()));
        }
    }
}
