package io.postern.http.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.postern.access.model.SignedClaims;
import io.postern.access.port.SignedTokenReader;
import io.postern.testkit.access.SignedTokenReaderContract;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtSignedTokenReaderTest implements SignedTokenReaderContract {

    private static final Map<String, JWK> KEYS = Map.of(
            "EdDSA", TestKeys.generate("EdDSA", "ed"),
            "ES256", TestKeys.generate("ES256", "ec"),
            "RS256", TestKeys.generate("RS256", "rsa"));

    private final SignedTokenReader reader = new JwtSignedTokenReader(TrustedKeys.read(
            "test.keys",
            String.join(
                    ",",
                    KEYS.values().stream()
                            .map(key -> key.toPublicJWK().toJSONString())
                            .toList())));

    @Override
    public SignedTokenReader reader() {
        return reader;
    }

    @Override
    public String trusted() {
        return TestKeys.sign(key("EdDSA"), claims().build());
    }

    @Override
    public String untrusted() {
        return TestKeys.sign(TestKeys.generate("EdDSA", "ed"), claims().build());
    }

    @Override
    public String endless() {
        return TestKeys.sign(key("EdDSA"), claims().expirationTime(null).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "ES256", "RS256"})
    void eachAlgorithmIsRead(String algorithm) {
        assertThat(reader.read(TestKeys.sign(key(algorithm), claims().build()))).contains(CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "ES256", "RS256"})
    void anotherKeyOfTheSameKidIsNot(String algorithm) {
        JWK other = TestKeys.generate(algorithm, key(algorithm).getKeyID());

        assertThat(reader.read(TestKeys.sign(other, claims().build()))).isEmpty();
    }

    @Test
    void anUnknownKidIsNotRead() {
        assertThat(reader.read(TestKeys.sign(TestKeys.generate("EdDSA", "ed2"), claims().build())))
                .isEmpty();
    }

    @Test
    void aTokenWithoutKidIsNotRead() throws Exception {
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), payload());
        token.sign(KeyAlgorithm.signer(key("ES256")));

        assertThat(reader.read(token.serialize())).isEmpty();
    }

    @Test
    void theKidOfAnotherKeyIsNotRead() throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ed").build(), payload());
        token.sign(KeyAlgorithm.signer(key("ES256")));

        assertThat(reader.read(token.serialize())).isEmpty();
    }

    @Test
    void aPublicKeyIsNoSecretOfHs256() throws Exception {
        for (byte[] secret : List.of(
                ((RSAKey) key("RS256")).toRSAPublicKey().getEncoded(),
                key("RS256").toPublicJWK().toJSONString().getBytes(UTF_8))) {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), payload());
            token.sign(new MACSigner(secret));

            assertThat(reader.read(token.serialize())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void aTokenThatAsksForNoSignatureIsNotRead(String algorithm) {
        String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"ed\"}");
        String claims = trusted().split("\\.", -1)[1];

        assertThat(reader.read(header + "." + claims + ".")).isEmpty();
    }

    @Test
    void anExtensionThatWeMustUnderstandIsNotRead() throws Exception {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("ec")
                        .criticalParams(Set.of("x-postern"))
                        .customParam("x-postern", 1)
                        .build(),
                payload());
        token.sign(KeyAlgorithm.signer(key("ES256")));

        assertThat(reader.read(token.serialize())).isEmpty();
    }

    @Test
    void anAudienceMayBeATextOrAnArray() {
        JWTClaimsSet.Builder both = claims().claim("aud", List.of("a", "locate"));

        assertThat(reader.read(TestKeys.sign(key("EdDSA"), both.build())).map(SignedClaims::audience))
                .contains(List.of("a", "locate"));
        assertThat(reader.read(trusted()).map(SignedClaims::audience)).contains(List.of("locate"));
    }

    private static JWK key(String algorithm) {
        return KEYS.getOrDefault(algorithm, KEYS.values().iterator().next());
    }

    private static Payload payload() {
        return claims().build().toPayload();
    }

    private static JWTClaimsSet.Builder claims() {
        return TestKeys.monitoring(CLAIMS.subject(), CLAIMS.expiresAt())
                .claim("org", "mlab")
                .notBeforeTime(Date.from(CLAIMS.notBefore()));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
