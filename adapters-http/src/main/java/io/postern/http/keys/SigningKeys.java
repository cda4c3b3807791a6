package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.postern.shared.Secret;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Our own keys: the first signs, all are published, so that a new one can be known everywhere before it signs, and an old
 * one as long as its last tokens live.
 */
final class SigningKeys {

    static final String KEY = "postern.locate.signing-keys";

    /** A kid is a part of a path here. */
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private final List<JWK> published;
    private final JWSHeader header;
    private final JWSSigner signer;

    private SigningKeys(List<JWK> keys) {
        keys.forEach(SigningKeys::check);
        JWK first = keys.getFirst();
        this.published = keys.stream().map(JWK::toPublicJWK).toList();
        JWSAlgorithm algorithm = KeyAlgorithm.of(KEY, first);
        this.header = new JWSHeader.Builder(algorithm).keyID(first.getKeyID()).build();
        this.signer = signer(first);
        if (!verifiable(sign(Map.of()))) throw wrong(first, "a private key and the public key that belongs to it");
    }

    /**
     * The keys of a configured text, or one of chance when it is empty.
     *
     * @throws IllegalArgumentException when one of them is no private key that we sign with
     */
    static SigningKeys read(Secret text) {
        return new SigningKeys(JwkTexts.read(KEY, text.reveal()));
    }

    /** One new key, for a process that nobody gave any: what it signs is worth nothing to another. */
    static SigningKeys random() {
        return new SigningKeys(List.of(Ed25519.generate("random-" + UUID.randomUUID())));
    }

    /** The public parts of all, in order. */
    List<JWK> published() {
        return published;
    }

    /** All public parts as one JSON Web Key Set. */
    String keySet() {
        return new JWKSet(published).toString();
    }

    /** The public part of that key as JSON. */
    Optional<String> key(String kid) {
        return published.stream()
                .filter(jwk -> jwk.getKeyID().equals(kid))
                .map(JWK::toJSONString)
                .findFirst();
    }

    /** The claims under the first key, as a compact text. */
    String sign(Map<String, Object> claims) {
        try {
            // Not by the library's own class for claims, which turns an audience of one into a text.
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("signing key: cannot sign (expected: a usable private key)", broken);
        }
    }

    private boolean verifiable(String token) {
        try {
            return TrustedKeys.of(this).signed(SignedJWT.parse(token));
        } catch (JOSEException | ParseException _) {
            return false;
        }
    }

    private static void check(JWK jwk) {
        JWSAlgorithm _ = KeyAlgorithm.of(KEY, jwk);
        if (!KID.matcher(jwk.getKeyID()).matches())
            throw wrong(jwk, "a kid of 1 to 128 letters, digits, dots, hyphens, underscores and tildes");
        if (!jwk.isPrivate()) throw wrong(jwk, "a private key");
    }

    private static JWSSigner signer(JWK jwk) {
        try {
            return KeyAlgorithm.signer(jwk);
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException(
                    KEY + ": the key " + jwk.getKeyID() + " (expected: a usable private key)", unusable);
        }
    }

    private static IllegalArgumentException wrong(JWK jwk, String expected) {
        return new IllegalArgumentException(KEY + ": the key " + jwk.getKeyID() + " (expected: " + expected + ")");
    }
}
