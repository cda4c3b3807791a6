package io.postern.access.model;

import java.time.Instant;

/**
 * What an access token says once its signature is found good. Whether it is still valid is not a property of the text
 * but of the moment: see {@link #validAt}.
 *
 * @param expiresAt first instant at which the token is no longer valid
 * @param policy what may be sent with it
 */
public record AccessToken(
        TokenId id, ClientId client, Purpose purpose, Instant issuedAt, Instant expiresAt, Policy policy) {

    public AccessToken {
        if (!expiresAt.isAfter(issuedAt))
            throw new IllegalArgumentException("expiresAt: " + expiresAt + " (expected: after " + issuedAt + ")");
    }

    /** One with which everything may be sent. */
    public AccessToken(TokenId id, ClientId client, Purpose purpose, Instant issuedAt, Instant expiresAt) {
        this(id, client, purpose, issuedAt, expiresAt, Policy.UNRESTRICTED);
    }

    /** Whether the token may be used at that instant. */
    public boolean validAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
