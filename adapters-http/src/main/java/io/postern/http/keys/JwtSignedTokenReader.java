package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.postern.access.model.SignedClaims;
import io.postern.access.port.SignedTokenReader;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens that others signed, by the keys that we trust. */
final class JwtSignedTokenReader implements SignedTokenReader {

    /** Longest text that is looked at; one with an RSA signature has about 600 characters. */
    static final int CHARACTERS_MAX = 4096;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final TrustedKeys keys;

    JwtSignedTokenReader(TrustedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Optional<SignedClaims> read(String signed) {
        if (signed.length() > CHARACTERS_MAX) return Optional.empty();
        try {
            SignedJWT token = SignedJWT.parse(signed);
            return keys.signed(token) ? claims(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException _) {
            // Not all that the parser trips over is declared: of a header that says "null" it makes a null pointer.
            return Optional.empty();
        }
    }

    private static Optional<SignedClaims> claims(JWTClaimsSet claims) throws ParseException {
        Date expiresAt = claims.getExpirationTime();
        if (expiresAt == null || expiresAt.toInstant().isAfter(LATEST)) return Optional.empty();
        Date notBefore = claims.getNotBeforeTime();
        List<String> audience = claims.getAudience(); // reads an array and a single text alike
        return Optional.of(new SignedClaims(
                text(claims.getIssuer()),
                text(claims.getSubject()),
                audience,
                text(claims.getStringClaim("org")),
                notBefore == null ? Instant.MIN : notBefore.toInstant(),
                expiresAt.toInstant()));
    }

    private static String text(@Nullable String claim) {
        return claim == null ? "" : claim;
    }
}
