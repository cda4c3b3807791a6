package io.postern.access.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long tokens live and how they may be used.
 *
 * @param clientTokenTtl how long a client token can be exchanged, from its own timestamp
 * @param accessTokenTtl how long an access token opens the gate, from its issue; a second or more, because signed
 *     tokens count in seconds
 * @param clockSkew how far a client's clock may run ahead of ours; zero tolerates none
 * @param singleUseClientTokens whether a client token can be exchanged once only
 */
public record TokenPolicy(
        Duration clientTokenTtl, Duration accessTokenTtl, Duration clockSkew, boolean singleUseClientTokens) {

    public TokenPolicy {
        if (clientTokenTtl.isNegative() || clientTokenTtl.isZero())
            throw new IllegalArgumentException("clientTokenTtl: " + clientTokenTtl + " (expected: more than zero)");
        if (accessTokenTtl.toSeconds() < 1)
            throw new IllegalArgumentException("accessTokenTtl: " + accessTokenTtl + " (expected: 1 s or more)");
        if (clockSkew.isNegative())
            throw new IllegalArgumentException("clockSkew: " + clockSkew + " (expected: zero or more)");
    }

    /** When every access token has expired that any replica issued until that instant, however its clock runs. */
    public Instant allExpiredAt(Instant issuedUntil) {
        return issuedUntil.plus(accessTokenTtl).plus(clockSkew);
    }
}
