package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.postern.access.model.ClientKey;
import io.postern.shared.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Something that proves a JWT. Each proves one algorithm of RFC 7518 or RFC 8037, which the key decides and no token: so
 * a public key is never taken for a secret, and {@code none} proves nothing.
 */
sealed interface Credential {

    /** The algorithm that it proves, as the header {@code alg} names it. */
    String algorithm();

    /** Whether the signature is one over these bytes. */
    boolean proves(byte[] signed, byte[] signature);

    static Credential of(Secret secret) {
        return new Shared(secret);
    }

    /** Nothing when the key is malformed, private, too small, or of another kind. */
    static Optional<Credential> of(ClientKey key) {
        try {
            JWK jwk = JWK.parse(key.jwk());
            if (jwk.isPrivate()) return Optional.empty();
            return switch (jwk) {
                case OctetKeyPair pair
                when pair.getCurve().equals(Curve.Ed25519) ->
                    Optional.of(
                            new Public("EdDSA", "Ed25519", ed25519(pair.getX().decode())));
                case ECKey ec
                when ec.getCurve().equals(Curve.P_256) ->
                    Optional.of(new Public("ES256", "SHA256withECDSAinP1363Format", ec.toECPublicKey()));
                case RSAKey rsa
                when rsa.size() >= RSA_BITS_MIN ->
                    Optional.of(new Public("RS256", "SHA256withRSA", rsa.toRSAPublicKey()));
                default -> Optional.empty();
            };
        } catch (ParseException | JOSEException | GeneralSecurityException | RuntimeException _) {
            // Not all that the parser trips over is declared.
            return Optional.empty();
        }
    }

    /** RFC 7518, section 3.3. */
    int RSA_BITS_MIN = 2048;

    private static PublicKey ed25519(byte[] x) throws GeneralSecurityException {
        // SubjectPublicKeyInfo of RFC 8410 up to the key itself.
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded =
                ByteBuffer.allocate(prefix.length + x.length).put(prefix).put(x).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** A secret that both sides have. */
    record Shared(Secret secret) implements Credential {

        @Override
        public String algorithm() {
            return "HS256";
        }

        @Override
        public boolean proves(byte[] signed, byte[] signature) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
                return MessageDigest.isEqual(mac.doFinal(signed), signature);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("HmacSHA256: missing (expected: in every JDK)", impossible);
            }
        }
    }

    /**
     * The public half of a key.
     *
     * @param jdkName of the algorithm in the JDK
     */
    record Public(String algorithm, String jdkName, PublicKey key) implements Credential {

        @Override
        public boolean proves(byte[] signed, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance(jdkName);
                verifier.initVerify(key);
                verifier.update(signed);
                return verifier.verify(signature);
            } catch (GeneralSecurityException _) {
                return false; // a signature of the wrong form, such as one of another length
            }
        }
    }
}
