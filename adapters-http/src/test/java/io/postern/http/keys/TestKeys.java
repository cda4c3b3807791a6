package io.postern.http.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

/** Keys of each kind, and tokens under them as the programs of m-lab make them. */
public final class TestKeys {

    private TestKeys() {}

    /** A private key of that algorithm. */
    public static JWK generate(String algorithm, String kid) {
        try {
            return switch (algorithm) {
                case "EdDSA" -> Ed25519.generate(kid);
                case "ES256" ->
                    new ECKeyGenerator(Curve.P_256)
                            .keyID(kid)
                            .algorithm(JWSAlgorithm.ES256)
                            .generate();
                case "RS256" ->
                    new RSAKeyGenerator(2048)
                            .keyID(kid)
                            .algorithm(JWSAlgorithm.RS256)
                            .generate();
                default -> throw new IllegalArgumentException(algorithm);
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims under the key, whose kid and algorithm the header names. */
    public static String sign(JWK key, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(
                            new JWSAlgorithm(key.getAlgorithm().getName()))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(KeyAlgorithm.signer(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether that published key verifies the token. */
    public static boolean verifies(String published, String token) {
        try {
            return TrustedKeys.read("test.keys", published).signed(SignedJWT.parse(token));
        } catch (JOSEException | ParseException _) {
            return false;
        }
    }

    /** What a monitoring client of m-lab says of itself. */
    public static JWTClaimsSet.Builder monitoring(String machine, Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .issuer("monitoring")
                .subject(machine)
                .audience("locate")
                .expirationTime(Date.from(expiresAt));
    }
}
