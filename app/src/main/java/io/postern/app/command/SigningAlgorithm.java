package io.postern.app.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms that keys of ours sign with. The JDK does all three; the library that reads the keys would need another
 * one for EdDSA.
 */
enum SigningAlgorithm {
    EdDSA("Ed25519", 255) {
        @Override
        JWK jwk(KeyPair pair) {
            byte[] encoded = pair.getPublic().getEncoded();
            // The encoding is a fixed head and the key itself (RFC 8410).
            Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            return new OctetKeyPair.Builder(Curve.Ed25519, x)
                    .d(Base64URL.encode(seed))
                    .build();
        }

        @Override
        Optional<PrivateKey> privateKey(JWK jwk) throws GeneralSecurityException {
            if (!(jwk instanceof OctetKeyPair pair) || !pair.getCurve().equals(Curve.Ed25519)) return Optional.empty();
            EdECPrivateKeySpec seed = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, pair.getDecodedD());
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePrivate(seed));
        }
    },
    ES256("SHA256withECDSAinP1363Format", 256) {
        @Override
        JWK jwk(KeyPair pair) {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .build();
        }

        @Override
        Optional<PrivateKey> privateKey(JWK jwk) throws JOSEException {
            return jwk instanceof ECKey key && key.getCurve().equals(Curve.P_256)
                    ? Optional.of(key.toECPrivateKey())
                    : Optional.empty();
        }
    },
    RS256("SHA256withRSA", 3072) {
        @Override
        JWK jwk(KeyPair pair) {
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .build();
        }

        @Override
        Optional<PrivateKey> privateKey(JWK jwk) throws JOSEException {
            return jwk instanceof RSAKey key ? Optional.of(key.toRSAPrivateKey()) : Optional.empty();
        }
    };

    /** The JDK's name for it. */
    final String signature;

    private final int bits;

    SigningAlgorithm(String signature, int bits) {
        this.signature = signature;
        this.bits = bits;
    }

    /** The algorithm that a key names; empty when it names none of ours. */
    static Optional<SigningAlgorithm> of(JWK jwk) {
        return Arrays.stream(values())
                .filter(one -> new JWSAlgorithm(one.name()).equals(jwk.getAlgorithm()))
                .findFirst();
    }

    /** A new key, without a name. */
    JWK generate() throws GeneralSecurityException {
        String kind = this == EdDSA ? "Ed25519" : this == ES256 ? "EC" : "RSA";
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits, new SecureRandom());
        return jwk(generator.generateKeyPair());
    }

    abstract JWK jwk(KeyPair pair);

    /** What signs; empty when the key is not of this kind. */
    abstract Optional<PrivateKey> privateKey(JWK jwk) throws GeneralSecurityException, JOSEException;
}
