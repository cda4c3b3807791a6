package io.postern.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes JSON Web Tokens with nothing but the JDK, as backends of clients may. */
public final class Jwt {

    private Jwt() {}

    /** Kinds of key pairs, each with the one algorithm that is good for it. */
    public enum Kind {
        ED25519("EdDSA", "Ed25519", "Ed25519", 255),
        P256("ES256", "SHA256withECDSAinP1363Format", "EC", 256),
        RSA("RS256", "SHA256withRSA", "RSA", 2048);

        private final String algorithm;
        private final String jdkName;
        private final String keyName;
        private final int bits;

        Kind(String algorithm, String jdkName, String keyName, int bits) {
            this.algorithm = algorithm;
            this.jdkName = jdkName;
            this.keyName = keyName;
            this.bits = bits;
        }

        public String algorithm() {
            return algorithm;
        }

        /** A new pair. */
        public KeyPair generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(keyName);
                generator.initialize(bits);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** The public half as a JSON Web Key. */
        public ClientKey jwk(KeyPair pair) {
            return new ClientKey(
                    switch (pair.getPublic()) {
                        case RSAPublicKey rsa ->
                            "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}"
                                    .formatted(
                                            base64(unsigned(rsa.getModulus(), 256)),
                                            base64(rsa.getPublicExponent().toByteArray()));
                        case ECPublicKey ec ->
                            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                                    .formatted(
                                            base64(unsigned(ec.getW().getAffineX(), 32)),
                                            base64(unsigned(ec.getW().getAffineY(), 32)));
                        default -> {
                            byte[] encoded = pair.getPublic().getEncoded();
                            byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
                            yield "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(base64(x));
                        }
                    });
        }

        /** A token with these claims, signed by the pair. */
        public String sign(String claims, KeyPair pair) {
            try {
                String content = content(algorithm, claims);
                Signature signature = Signature.getInstance(jdkName);
                signature.initSign(pair.getPrivate());
                signature.update(content.getBytes(UTF_8));
                return content + "." + base64(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** A token with these claims under HS256. */
    public static String hs256(String claims, String secret) {
        return hs256("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims, secret.getBytes(UTF_8));
    }

    /** A token with these claims and this header, with an HMAC whatever the header says. */
    public static String hs256(String header, String claims, byte[] secret) {
        try {
            String content = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String content(String algorithm, String claims) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
        return base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    }

    private static byte[] unsigned(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        byte[] unsigned = new byte[bytes];
        int length = Math.min(bytes, signed.length);
        System.arraycopy(signed, signed.length - length, unsigned, bytes - length, length);
        return unsigned;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
