package io.postern.access.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client token in the form of a JWT says (RFC 7523, section 3), once one of the client's credentials is found to
 * prove it.
 *
 * @param issuer who made it
 * @param subject who is to get an access token; the same
 * @param audience for whom it was made
 * @param id for single use
 * @param notBefore first instant at which it counts, the later one of {@code nbf} and {@code iat}; {@link Instant#MIN}
 *     when it says neither
 * @param expiresAt first instant at which it no longer counts
 * @param policy what the access token may do at most; it narrows the client's own
 */
public record Assertion(
        String issuer,
        String subject,
        List<String> audience,
        String id,
        Instant notBefore,
        Instant expiresAt,
        Policy policy) {

    /** Whom assertions are made for. */
    public static final String AUDIENCE = "postern";

    /** How far ahead an assertion may end. */
    public static final Duration LIFE_MAX = Duration.ofHours(1);

    public Assertion {
        audience = List.copyOf(audience);
        if (id.isBlank() || id.length() > 255)
            throw new IllegalArgumentException("jti: not usable (expected: 1 to 255 characters)");
    }

    /** Why it does not count for the client at that instant; nothing if it does. */
    public Optional<Denial> denialAt(Instant now, ClientId client, Duration clockSkew) {
        if (!issuer.equals(client.value()) || !subject.equals(issuer)) return Optional.of(Denial.MALFORMED);
        if (!audience.contains(AUDIENCE)) return Optional.of(Denial.WRONG_AUDIENCE);
        if (!now.isBefore(expiresAt)) return Optional.of(Denial.EXPIRED);
        Instant latest = now.plus(clockSkew);
        if (notBefore.isAfter(latest) || expiresAt.isAfter(latest.plus(LIFE_MAX)))
            return Optional.of(Denial.FROM_THE_FUTURE);
        return Optional.empty();
    }
}
