package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * EdDSA over Ed25519 (RFC 8037) with the JDK's own signatures. The JOSE library leaves it to Google's Tink, which would be
 * another 2 MB with a protobuf runtime for what every JDK has.
 */
final class Ed25519 {

    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** A new key of that id. */
    static OctetKeyPair generate(String kid) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, tail(pair.getPublic().getEncoded()))
                    .d(tail(pair.getPrivate().getEncoded()))
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Ed25519: missing (expected: in every JDK)", impossible);
        }
    }

    static JWSSigner signer(OctetKeyPair key) throws JOSEException {
        try {
            return new Signer(KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD())));
        } catch (GeneralSecurityException unusable) {
            throw new JOSEException("Ed25519: not a private key", unusable);
        }
    }

    static JWSVerifier verifier(OctetKeyPair key) throws JOSEException {
        byte[] x = key.getDecodedX();
        if (x.length != KEY_BYTES) throw new JOSEException("Ed25519: " + x.length + " bytes (expected: 32)");
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(x, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            return new Verifier(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException unusable) {
            throw new JOSEException("Ed25519: not a public key", unusable);
        }
    }

    private static Base64URL tail(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    private static final class Signer extends EdDSAProvider implements JWSSigner {

        private final PrivateKey key;

        Signer(PrivateKey key) {
            this.key = key;
        }

        @Override
        public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
            try {
                Signature signature = Signature.getInstance(NAME);
                signature.initSign(key);
                signature.update(signingInput);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException broken) {
                throw new JOSEException("Ed25519: cannot sign", broken);
            }
        }
    }

    private static final class Verifier extends EdDSAProvider implements JWSVerifier {

        private final PublicKey key;

        Verifier(PublicKey key) {
            this.key = key;
        }

        @Override
        public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature) {
            try {
                Signature check = Signature.getInstance(NAME);
                check.initVerify(key);
                check.update(signedContent);
                return check.verify(signature.decode());
            } catch (GeneralSecurityException _) {
                return false; // the JDK throws for a signature of another length
            }
        }
    }
}
