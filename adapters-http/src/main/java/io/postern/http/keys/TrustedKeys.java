package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Public keys, each with the one algorithm that it is for. */
final class TrustedKeys {

    private record Trusted(JWSAlgorithm algorithm, JWSVerifier verifier) {}

    private final Map<String, Trusted> byId = new HashMap<>();

    private TrustedKeys(String key, List<JWK> keys) {
        for (JWK jwk : keys) byId.put(jwk.getKeyID(), trusted(key, jwk));
    }

    /**
     * The keys of a configured text; none of an empty one. Of a private key only the public part is used.
     *
     * @throws IllegalArgumentException when one of them is no key that we verify with
     */
    static TrustedKeys read(String key, String text) {
        return new TrustedKeys(key, JwkTexts.read(key, text));
    }

    /** The public parts of our own keys. */
    static TrustedKeys of(SigningKeys ours) {
        return new TrustedKeys(SigningKeys.KEY, ours.published());
    }

    /** Whether the key that the token names signed it, under that key's own algorithm. */
    boolean signed(SignedJWT token) throws JOSEException {
        String kid = token.getHeader().getKeyID();
        Trusted trusted = kid == null ? null : byId.get(kid);
        if (trusted == null || token.getHeader().getCriticalParams() != null) return false;
        // A header that names another algorithm is an attempt, such as HS256 with the public key for a secret.
        if (!trusted.algorithm.equals(token.getHeader().getAlgorithm())) return false;
        return token.verify(trusted.verifier);
    }

    private static Trusted trusted(String key, JWK jwk) {
        JWSAlgorithm algorithm = KeyAlgorithm.of(key, jwk);
        try {
            return new Trusted(algorithm, KeyAlgorithm.verifier(jwk.toPublicJWK()));
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException(
                    key + ": the key " + jwk.getKeyID() + " (expected: a usable public key)", unusable);
        }
    }
}
