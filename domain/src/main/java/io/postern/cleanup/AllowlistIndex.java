package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.IdPattern;
import io.postern.cleanup.model.Matching;
import io.postern.cleanup.model.MatchingSteps;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.model.Trigrams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Allowlist entries in order, and by what the ids begin or else end with that they stand for. A resource is compared only
 * with those that begin or end as it does, however many there are, and with those that do neither; and what all of that may
 * cost is bounded.
 */
final class AllowlistIndex {

    /** Some tens of milliseconds. A hundred thousand entries such as {@code *x*} take less, with an id of 64 characters. */
    static final long STEPS_MAX = 10_000_000;

    /** Entries of one service and resource. */
    private static final class Kind {
        private final Affixes beginnings = new Affixes();
        private final Affixes endings = new Affixes();
        private final List<Pattern> others = new ArrayList<>();
        private final Map<String, AllowlistEntry> literals = new HashMap<>();
    }

    record Pattern(AllowlistEntry entry, IdPattern pattern) {}

    private final List<AllowlistEntry> entries;
    private final Map<String, Kind> kinds = new HashMap<>();

    /** @param entries in order of their ids */
    AllowlistIndex(List<AllowlistEntry> entries) {
        this.entries = List.copyOf(entries);
        for (AllowlistEntry entry : entries)
            if (entry.resourceId().whole()) // others are nobody's
            add(entry, kinds.computeIfAbsent(kind(entry.resourceId()), _ -> new Kind()));
    }

    private static void add(AllowlistEntry entry, Kind kind) {
        IdPattern pattern = new IdPattern(entry.resourceId().id());
        String beginning = pattern.beginning();
        if (pattern.literal()) kind.literals.put(beginning, entry);
        else if (!beginning.isEmpty()) kind.beginnings.add(beginning, new Pattern(entry, pattern));
        else if (!pattern.ending().isEmpty()) kind.endings.add(pattern.ending(), new Pattern(entry, pattern));
        else kind.others.add(new Pattern(entry, pattern));
    }

    /** All entries, in order of their ids. */
    List<AllowlistEntry> entries() {
        return entries;
    }

    /** The entries whose service and resource are those and whose pattern stands for the id, in order of their ids. */
    Matching matches(ResourceId resource) {
        Kind kind = kinds.get(kind(resource));
        if (kind == null) return new Matching.Known(List.of());
        String id = resource.id();
        MatchingSteps steps = new MatchingSteps(STEPS_MAX);
        List<AllowlistEntry> matches = new ArrayList<>();
        AllowlistEntry literal = kind.literals.get(id);
        if (literal != null) matches.add(literal);
        List<Pattern> candidates = new ArrayList<>(kind.others);
        kind.beginnings.collect(length -> id.substring(0, length), id.length(), steps, candidates);
        kind.endings.collect(length -> id.substring(id.length() - length), id.length(), steps, candidates);
        int[] characters = id.codePoints().toArray();
        Trigrams trigrams = new Trigrams(characters);
        for (Pattern one : candidates) {
            IdPattern pattern = one.pattern();
            if (pattern.mayMatch(trigrams, steps) && pattern.matches(characters, steps)) matches.add(one.entry());
            if (steps.ranOut()) return new Matching.TooCostly();
        }
        matches.sort(Comparator.comparing(AllowlistEntry::resourceId));
        return new Matching.Known(matches);
    }

    private static String kind(ResourceId id) {
        return id.service() + ":" + id.resource();
    }
}
