package io.postern.access.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which names are allowed: those that each of the lists has a pattern for. One list is what somebody wrote; two are what
 * two people wrote, one after the other, so that the second can only take away. No list allows every name, an empty one
 * allows none.
 *
 * @param lists alternatives, all of which must hold; lists that allow every name are left out
 */
public record Allowed(List<List<Wildcard>> lists) {

    /** Every name. */
    public static final Allowed ANY = new Allowed(List.of());

    public Allowed {
        List<List<Wildcard>> kept = new ArrayList<>();
        for (List<Wildcard> list : lists) {
            List<Wildcard> patterns = List.copyOf(new LinkedHashSet<>(list));
            if (patterns.stream().noneMatch(Wildcard::any) && !kept.contains(patterns)) kept.add(patterns);
        }
        lists = List.copyOf(kept);
    }

    /** Names that one of the patterns means; no patterns allow none. */
    public static Allowed of(List<String> patterns) {
        return new Allowed(List.of(patterns.stream().map(Wildcard::new).toList()));
    }

    /** Whether every name is allowed. */
    public boolean any() {
        return lists.isEmpty();
    }

    /** Whether no name can be allowed, because one of the lists is empty. */
    public boolean none() {
        return lists.stream().anyMatch(List::isEmpty);
    }

    /** Whether that name is allowed. */
    public boolean permits(String name) {
        for (List<Wildcard> list : lists) if (!one(list, name)) return false;
        return true;
    }

    /** What both allow. */
    public Allowed narrowedBy(Allowed other) {
        if (other.any()) return this;
        if (any()) return other;
        List<List<Wildcard>> both = new ArrayList<>(lists);
        both.addAll(other.lists);
        return new Allowed(both);
    }

    private static boolean one(List<Wildcard> list, String name) {
        for (Wildcard pattern : list) if (pattern.matches(name)) return true;
        return false;
    }
}
