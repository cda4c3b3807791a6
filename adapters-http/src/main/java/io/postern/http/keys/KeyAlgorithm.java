package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * The algorithm of a key, which its own member {@code alg} names: EdDSA over Ed25519, ES256 or RS256, and nothing that
 * works with a shared secret.
 */
final class KeyAlgorithm {

    private static final int RSA_BITS_MIN = 2048;

    private KeyAlgorithm() {}

    /**
     * The algorithm of that key.
     *
     * @param key where the key was configured, for messages
     * @throws IllegalArgumentException when there is none, or none that fits the key
     */
    static JWSAlgorithm of(String key, JWK jwk) {
        boolean fits = jwk.getAlgorithm() != null
                && switch (jwk.getAlgorithm().getName()) {
                    case "EdDSA" -> jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve());
                    case "ES256" -> jwk instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
                    case "RS256" -> jwk instanceof RSAKey rsa && rsa.size() >= RSA_BITS_MIN;
                    default -> false;
                };
        if (!fits)
            throw new IllegalArgumentException(key + ": the key " + jwk.getKeyID() + " of kind " + jwk.getKeyType()
                    + " with alg " + jwk.getAlgorithm()
                    + " (expected: EdDSA with Ed25519, ES256 with P-256, or RS256 with 2048 bits or more)");
        return new JWSAlgorithm(jwk.getAlgorithm().getName());
    }

    static JWSSigner signer(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case OctetKeyPair pair -> Ed25519.signer(pair);
            case ECKey ec -> new ECDSASigner(ec);
            case RSAKey rsa -> new RSASSASigner(rsa);
            default -> throw new JOSEException("no key of an asymmetric signature");
        };
    }

    static JWSVerifier verifier(JWK jwk) throws JOSEException {
        return switch (jwk) {
            case OctetKeyPair pair -> Ed25519.verifier(pair);
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no key of an asymmetric signature");
        };
    }
}
