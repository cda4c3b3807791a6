package io.postern.access.model;

import java.time.Duration;

/**
 * How long tokens live and how they may be used.
 *
 * @param clientTokenTtl how long a client token can be exchanged, from its own timestamp
 * @param accessTokenTtl how long an access token opens the gate, from its issue
 * @param clockSkew how far a client's clock may run ahead of ours; zero tolerates none
 * @param singleUseClientTokens whether a client token can be exchanged once only
 */
public record TokenPolicy(
        Duration clientTokenTtl, Duration accessTokenTtl, Duration clockSkew, boolean singleUseClientTokens) {

    public TokenPolicy {
        positive("clientTokenTtl", clientTokenTtl);
        positive("accessTokenTtl", accessTokenTtl);
        if (clockSkew.isNegative())
            throw new IllegalArgumentException("clockSkew: " + clockSkew + " (expected: zero or more)");
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero())
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
    }
}
