package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key of somebody outside, who signs with the JDK alone. */
record ClientKey(String kid, KeyPair pair) {

    static ClientKey generate(String kid) {
        try {
            return new ClientKey(kid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String publicJwk() {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"x\":\""
                + tail(pair.getPublic().getEncoded()) + "\"}";
    }

    String privateJwk() {
        return publicJwk().replace("}", ",\"d\":\"" + tail(pair.getPrivate().getEncoded()) + "\"}");
    }

    /** A JSON Web Token of these claims. */
    String sign(String claims) {
        String input = base64(("{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}").getBytes(UTF_8)) + "."
                + base64(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(UTF_8));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String tail(byte[] encoded) {
        return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
