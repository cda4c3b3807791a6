package io.postern.access.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names and values that the server writes into every record, over what a sender wrote under the same name.
 *
 * @param values by name; both of 1 to 255 characters, without control characters
 */
public record Stamps(SortedMap<String, String> values) {

    /** Nothing is written. */
    public static final Stamps NONE = new Stamps(new TreeMap<>());

    private static final int CHARACTERS_MAX = 255;

    public Stamps {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        values.forEach((name, value) -> {
            check("name", name);
            check("value", value);
        });
    }

    /** Of these names and values. */
    public static Stamps of(Map<String, String> values) {
        return new Stamps(new TreeMap<>(values));
    }

    /** Whether there is nothing to write. */
    public boolean none() {
        return values.isEmpty();
    }

    /** Both; where they contradict each other this one stands, so that what was forced stays so. */
    public Stamps narrowedBy(Stamps other) {
        if (other.none()) return this;
        SortedMap<String, String> both = new TreeMap<>(other.values);
        both.putAll(values);
        return new Stamps(both);
    }

    private static void check(String what, String text) {
        if (text.isBlank() || text.length() > CHARACTERS_MAX || text.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(
                    what + ": not usable (expected: 1 to 255 characters, not all blank, none of control)");
    }
}
