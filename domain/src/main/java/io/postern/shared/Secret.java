package io.postern.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A value that must not be seen: it prints as stars, compares in constant time, and hands its text out only when asked
 * by name. Nothing else in Postern may hold a key, a password or a shared secret.
 */
public final class Secret {

    private final String text;

    /**
     * Keeps the text.
     *
     * @throws IllegalArgumentException when the text is empty: an unset secret must never act as a known one
     */
    public Secret(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("secret: empty (expected: at least one character)");
        this.text = text;
    }

    /**
     * A new one of 256 bits, as 43 characters that need no escaping.
     *
     * @param random a cryptographically strong one
     */
    public static Secret random(RandomGenerator random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The text itself, for the one place that computes with it. */
    public String reveal() {
        return text;
    }

    /** Number of characters, so that a weak secret can be refused without showing it. */
    public int length() {
        return text.length();
    }

    /** Whether the candidate is this secret, in time that does not depend on where they differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(utf8(text), utf8(candidate));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return 0; // a hash of the text would leak it into every dump that prints hash codes
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] utf8(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
