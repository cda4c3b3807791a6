package io.postern.access.model;

import java.time.Duration;

/**
 * What a token of others must say to be taken.
 *
 * @param issuer who must have issued it; empty: anybody who holds a trusted key
 * @param audience whom it must be for; empty: anybody
 * @param lifeMax how far ahead its end may lie at most
 * @param leeway how far clocks may differ; zero tolerates nothing
 */
public record ExpectedClaims(String issuer, String audience, Duration lifeMax, Duration leeway) {

    public ExpectedClaims {
        if (lifeMax.isNegative() || lifeMax.isZero())
            throw new IllegalArgumentException("lifeMax: " + lifeMax + " (expected: more than zero)");
        if (leeway.isNegative()) throw new IllegalArgumentException("leeway: " + leeway + " (expected: zero or more)");
    }
}
