package io.postern.access.model;

import java.util.regex.Pattern;

/**
 * The name of the destination that a client's telemetry goes to. What stands under it is no matter of access: there may be
 * nothing yet, or any more.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens, a letter or digit first
 */
public record PolicyDestination(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The one that is configured and not registered. */
    public static final PolicyDestination DEFAULT = new PolicyDestination("default");

    public PolicyDestination {
        if (!ALLOWED.matcher(value).matches())
            throw new IllegalArgumentException(
                    "destination: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first)");
    }

    /** Whether it is the configured one. */
    public boolean isDefault() {
        return value.equals(DEFAULT.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
