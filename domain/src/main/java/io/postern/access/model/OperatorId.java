package io.postern.access.model;

import java.util.regex.Pattern;

/** The identity of an operator, which is no secret: 1 to 32 lower case letters, digits and hyphens. */
public record OperatorId(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,32}");

    public OperatorId {
        if (!ALLOWED.matcher(value).matches())
            throw new IllegalArgumentException("operator id: not usable (expected: 1 to 32 of a-z 0-9 -)");
    }

    /** Whether a text can be the id of an operator. */
    public static boolean isUsable(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
