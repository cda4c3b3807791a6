package io.postern.app.command;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A signed token whose signature was checked with a public key, by other code than what signed it where there is other. */
record VerifiedToken(Map<String, Object> header, Map<String, Object> claims) {

    /** What stands before an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws IllegalArgumentException when it is not signed with that key */
    static VerifiedToken of(String token, JWK key) {
        try {
            JWSObject signed = JWSObject.parse(token);
            if (key.isPrivate() || !verified(signed, key))
                throw new IllegalArgumentException("token: not signed with " + key);
            return new VerifiedToken(
                    signed.getHeader().toJSONObject(), signed.getPayload().toJSONObject());
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IllegalArgumentException("token: cannot be read", e);
        }
    }

    private static boolean verified(JWSObject signed, JWK key) throws JOSEException, GeneralSecurityException {
        if (key instanceof OctetKeyPair pair) return verifiedByJdk(signed, pair);
        JWSVerifier verifier = key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier((RSAKey) key);
        return signed.verify(verifier);
    }

    private static boolean verifiedByJdk(JWSObject signed, OctetKeyPair pair) throws GeneralSecurityException {
        String encoded = Base64.getEncoder().encodeToString(ED25519_HEAD)
                + Base64.getEncoder().encodeToString(pair.getDecodedX());
        X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(encoded));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
        signature.update(signed.getSigningInput());
        return signature.verify(signed.getSignature().decode());
    }
}
