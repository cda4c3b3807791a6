package io.postern.metering.model;

import java.util.Optional;

/**
 * Who calls an API, as its gateway names them: the identity that an authorizer finds in a call, {@code principalId} in the
 * policy that it answers, and so the application of the access log. 1 to 128 letters, digits and {@code . _ @ : -}, a letter
 * or digit first.
 */
public record ApiClientId(String value) implements Comparable<ApiClientId> {

    /** What texts are, for messages. */
    public static final String EXPECTED = "1 to 128 of A-Z a-z 0-9 . _ @ : -, a letter or digit first";

    private static final int CHARACTERS_MAX = 128;

    public ApiClientId {
        if (!isUsable(value)) throw new IllegalArgumentException("client: not usable (expected: " + EXPECTED + ")");
    }

    /** The id that a text is; nothing when it cannot be one. */
    public static Optional<ApiClientId> read(String text) {
        return isUsable(text) ? Optional.of(new ApiClientId(text)) : Optional.empty();
    }

    /** By hand: each decision reads one. Letters are those of ASCII, so that none only looks like another one. */
    private static boolean isUsable(String text) {
        if (text.isEmpty() || text.length() > CHARACTERS_MAX || !isLetterOrDigit(text.charAt(0))) return false;
        for (int i = 1; i < text.length(); i++)
            if (!isLetterOrDigit(text.charAt(i)) && "._@:-".indexOf(text.charAt(i)) < 0) return false;
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(ApiClientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
