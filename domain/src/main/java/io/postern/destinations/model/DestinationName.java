package io.postern.destinations.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a destination: 1 to 64 letters, digits, dots, underscores and hyphens, a letter or digit first. */
public record DestinationName(String value) implements Comparable<DestinationName> {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The one that is configured; none can be reached that is registered under this name. */
    public static final DestinationName DEFAULT = new DestinationName("default");

    public DestinationName {
        if (!ALLOWED.matcher(value).matches())
            throw new IllegalArgumentException(
                    "name: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first)");
    }

    /** The name that a text is; nothing when it cannot be one. */
    public static Optional<DestinationName> read(String text) {
        return ALLOWED.matcher(text).matches() ? Optional.of(new DestinationName(text)) : Optional.empty();
    }

    /** Whether it is the configured one. */
    public boolean isDefault() {
        return value.equals(DEFAULT.value);
    }

    @Override
    public int compareTo(DestinationName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
