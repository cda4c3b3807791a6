package io.postern.access.model;

import java.time.Instant;
import java.util.List;

/**
 * What a token under an asymmetric signature says, once the signature is found good. Texts that it lacks are empty.
 *
 * @param audience whom it is for, in the order of the token
 * @param organization the claim {@code org} of those who keep machines; empty in other tokens
 * @param notBefore first instant at which it is valid; {@link Instant#MIN} when it does not say
 * @param expiresAt first instant at which it is no longer valid
 */
public record SignedClaims(
        String issuer,
        String subject,
        List<String> audience,
        String organization,
        Instant notBefore,
        Instant expiresAt) {

    public SignedClaims {
        audience = List.copyOf(audience);
    }
}
