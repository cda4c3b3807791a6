package io.postern.access.model;

import java.time.Instant;

/**
 * A token that lets its holder use one target service; the target verifies it offline with our public key.
 *
 * @param issuer who issues it, as the target expects to read it
 * @param subject what it is for: an experiment, or {@code monitoring}
 * @param audience the machine that may take it
 * @param expiresAt first instant at which it is no longer valid
 */
public record TargetToken(TokenId id, String issuer, String subject, String audience, Instant expiresAt) {

    public TargetToken {
        required("issuer", issuer);
        required("subject", subject);
        required("audience", audience);
    }

    private static void required(String name, String value) {
        if (value.isBlank()) throw new IllegalArgumentException(name + ": blank (expected: text)");
    }
}
