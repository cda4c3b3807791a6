package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import io.postern.shared.Secret;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Access tokens as JSON Web Tokens (RFC 7519) under HS256. The key is derived from the secret with HMAC-SHA-256 and a
 * fixed label, because secrets of CloudWatch Postman may be shorter than the 256 bits that RFC 7518 asks for, and so
 * that the secret signs nothing else by accident.
 *
 * <p>A text that was found good once is remembered, up to a bound; one that was not is looked at again each time, so
 * that forgeries fill no memory.
 */
final class JwtTokenSigner implements TokenSigner {

    /** Longest text that is looked at; ours have about 330 characters, and up to 3,400 with a policy. */
    static final int CHARACTERS_MAX = 4096;

    static final String ISSUER = "postern";

    private static final String POLICY = "policy";
    private static final String KEY_LABEL = "postern access token, HS256, version 1";
    private static final int REMEMBERED_CHARACTERS_MAX = 32 << 20; // some 100,000 tokens without a policy
    private static final Duration REMEMBERED_UNUSED = Duration.ofMinutes(10);

    private final SecretSignature signature;
    private final Cache<String, AccessToken> verified = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS_MAX)
            .weigher((String signed, AccessToken _) -> signed.length())
            .expireAfterAccess(REMEMBERED_UNUSED)
            .executor(Runnable::run) // its housekeeping is shorter than the way to another thread
            .build();

    JwtTokenSigner(Secret secret) {
        SecretSignatureConfiguration configuration = new SecretSignatureConfiguration("postern");
        configuration.setBase64(true);
        configuration.setSecret(Base64.getEncoder().encodeToString(key(secret)));
        configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
        this.signature = new SecretSignature(configuration);
    }

    @Override
    public String sign(AccessToken token) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(token.client().value())
                .jwtID(token.id().value())
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .claim("purpose", token.purpose().name().toLowerCase(Locale.ROOT));
        if (!token.policy().unrestricted()) claims.claim(POLICY, PolicyText.write(token.policy()));
        try {
            return signature.sign(claims.build()).serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256: refused (expected: works with a key of 256 bits)", impossible);
        }
    }

    @Override
    public Optional<AccessToken> read(String signed) {
        if (signed.length() > CHARACTERS_MAX) return Optional.empty();
        AccessToken known = verified.getIfPresent(signed);
        if (known != null) return Optional.of(known);
        Optional<AccessToken> token = readUnknown(signed);
        token.ifPresent(good -> verified.put(signed, good));
        return token;
    }

    private Optional<AccessToken> readUnknown(String signed) {
        if (!compact(signed)) return Optional.empty();
        try {
            SignedJWT jwt = SignedJWT.parse(signed);
            // The algorithm is ours to say, never the token's: no "none", no public key taken for a secret.
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) return Optional.empty();
            if (!canonical(jwt) || !signature.verify(jwt)) return Optional.empty();
            return token(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | RuntimeException _) {
            // Not all that the parser trips over is declared: of a header that says "null" it makes a null pointer.
            return Optional.empty();
        }
    }

    private static Optional<AccessToken> token(JWTClaimsSet claims) throws ParseException {
        String client = claims.getSubject();
        String id = claims.getJWTID();
        Object purpose = claims.getClaim("purpose");
        Date issuedAt = claims.getIssueTime();
        Date expiresAt = claims.getExpirationTime();
        if (!ISSUER.equals(claims.getIssuer()) || client == null || id == null) return Optional.empty();
        if (!(purpose instanceof String text) || issuedAt == null || expiresAt == null) return Optional.empty();
        return policy(claims)
                .map(policy -> new AccessToken(
                        new TokenId(id),
                        new ClientId(client),
                        Purpose.valueOf(text.toUpperCase(Locale.ROOT)),
                        issuedAt.toInstant(),
                        expiresAt.toInstant(),
                        policy));
    }

    /** Nothing when there is a policy that cannot be understood: a token without it would open more than was meant. */
    private static Optional<Policy> policy(JWTClaimsSet claims) {
        Object policy = claims.getClaim(POLICY);
        if (policy == null) return Optional.of(Policy.UNRESTRICTED);
        return policy instanceof String text ? PolicyText.read(text) : Optional.empty();
    }

    /** Base64 has several spellings of the same bytes, by unused bits and foreign characters; we sign one of them. */
    private static boolean canonical(SignedJWT jwt) {
        for (Base64URL part : jwt.getParsedParts())
            if (!Base64URL.encode(part.decode()).equals(part)) return false;
        return true;
    }

    /** The parser forgives blanks around a token and foreign characters in it, which would give it twins. */
    private static boolean compact(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '-' && c != '_' && c != '.') return false;
        }
        return true;
    }

    private static byte[] key(Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(KEY_LABEL.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256: missing (expected: in every JDK)", impossible);
        }
    }
}
