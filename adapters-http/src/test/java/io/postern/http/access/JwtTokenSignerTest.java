package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import io.postern.shared.Secret;
import io.postern.testkit.access.TokenSignerContract;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtTokenSignerTest implements TokenSignerContract {

    private static final Secret SECRET = new Secret("short");
    private final JwtTokenSigner signer = new JwtTokenSigner(SECRET);

    @Override
    public TokenSigner signer() {
        return signer;
    }

    @Override
    public TokenSigner signerWithAnotherKey() {
        return new JwtTokenSigner(new Secret("shorter"));
    }

    @Test
    void theClaimsAreThoseOfRfc7519() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(signer.sign(token())).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo("postern");
        assertThat(claims.getSubject()).isEqualTo("default");
        assertThat(claims.getJWTID()).isEqualTo("id-1");
        assertThat(claims.getStringClaim("purpose")).isEqualTo("telemetry");
        assertThat(claims.getExpirationTime()).isEqualTo("2026-05-01T11:00:00Z");
    }

    @Test
    void theSecretItselfSignsNothing() throws Exception {
        // HMAC with a key shorter than a block pads it with zeros, so 32 bytes of "short" and zeros are the same key.
        byte[] raw = Arrays.copyOf("short".getBytes(UTF_8), 32);

        assertThat(signer.read(forge(new MACSigner(raw), JWSAlgorithm.HS256, "postern")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"someone-else", "", "POSTERN"})
    void anotherIssuerIsNotRead(String issuer) throws Exception {
        assertThat(signer.read(forge(new MACSigner(derivedKey()), JWSAlgorithm.HS256, issuer)))
                .isEmpty();
    }

    @Test
    void theForgeryOfTheTestIsOtherwiseGood() throws Exception {
        assertThat(signer.read(forge(new MACSigner(derivedKey()), JWSAlgorithm.HS256, "postern")))
                .isPresent();
    }

    @Test
    void theRightKeyUnderAnotherHmacIsNotRead() throws Exception {
        byte[] key = Arrays.copyOf(derivedKey(), 64);

        assertThat(signer.read(forge(new MACSigner(key), JWSAlgorithm.HS512, "postern")))
                .isEmpty();
    }

    @Test
    void anRsaSignatureIsNotRead() throws Exception {
        KeyPair pair = rsa();

        assertThat(signer.read(forge(new RSASSASigner(pair.getPrivate()), JWSAlgorithm.RS256, "postern")))
                .isEmpty();
    }

    @Test
    void aPublicKeyIsNotTakenForTheSecret() throws Exception {
        byte[] publicKey = rsa().getPublic().getEncoded();

        assertThat(signer.read(forge(new MACSigner(publicKey), JWSAlgorithm.HS256, "postern")))
                .isEmpty();
    }

    @Test
    void anAlteredPayloadIsNotRead() {
        String[] parts = signer.sign(token()).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("telemetry", "monitoring");
        String altered = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + "." + parts[2];

        assertThat(signer.read(altered)).isEmpty();
    }

    @Test
    void anotherSpellingOfTheSameSignatureIsNotRead() {
        String signed = signer.sign(token());
        char last = signed.charAt(signed.length() - 1);
        String twin = signed.substring(0, signed.length() - 1) + (char) (last + 1);

        assertThat(signer.read(twin)).isEmpty();
        assertThat(signer.read(signed + "=")).isEmpty();
        assertThat(signer.read(signed + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"alg\"", "{\"alg\":null}", "{\"alg\":\"HS256\",\"x5c\":[null]}"})
    void aHeaderOfAnotherShapeIsNotRead(String header) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));

        assertThat(signer.read(encoded + ".e30." + "A".repeat(43))).isEmpty();
    }

    @Test
    void aTokenSeenBeforeReadsTheSame() {
        String signed = signer.sign(token());

        assertThat(signer.read(signed)).isEqualTo(signer.read(signed)).contains(token());
    }

    private static String forge(JWSSigner with, JWSAlgorithm algorithm, String issuer) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("default")
                .jwtID("id-1")
                .issueTime(Date.from(Instant.parse("2026-05-01T10:00:00Z")))
                .expirationTime(Date.from(Instant.parse("2126-05-01T10:00:00Z")))
                .claim("purpose", "telemetry")
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
        jwt.sign(with);
        return jwt.serialize();
    }

    private static byte[] derivedKey() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("short".getBytes(UTF_8), "HmacSHA256"));
        return mac.doFinal("postern access token, HS256, version 1".getBytes(UTF_8));
    }

    private static KeyPair rsa() throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    private static AccessToken token() {
        return new AccessToken(
                new TokenId("id-1"),
                ClientId.DEFAULT,
                Purpose.TELEMETRY,
                Instant.parse("2026-05-01T10:00:00Z"),
                Instant.parse("2026-05-01T11:00:00Z"));
    }
}
