package io.postern.access.model;

import java.util.Optional;

/** The name of a registered client: 1 to 64 letters, digits, dots, underscores and hyphens. */
public record ClientId(String value) {

    private static final int CHARACTERS_MAX = 64;

    /** The client that holds the single {@code CLIENT_SECRET_KEY} of CloudWatch Postman. */
    public static final ClientId DEFAULT = new ClientId("default");

    /** Those who send with a monitoring token: they are not metered, and what they send is marked. */
    public static final ClientId MONITORING = new ClientId(".monitoring");

    public ClientId {
        if (!isUsable(value))
            throw new IllegalArgumentException("client id: not usable (expected: 1 to 64 of A-Z a-z 0-9 . _ -)");
    }

    /** The id that a text is; nothing when it cannot be one, or is kept for ours by a dot in front. */
    public static Optional<ClientId> read(String text) {
        return isUsable(text) && !text.startsWith(".") ? Optional.of(new ClientId(text)) : Optional.empty();
    }

    /** By hand: each record that is delivered has one, and a regular expression took a hundredth of all its time. */
    private static boolean isUsable(String text) {
        if (text.isEmpty() || text.length() > CHARACTERS_MAX) return false;
        for (int i = 0; i < text.length(); i++) if (!isAllowed(text.charAt(i))) return false;
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
