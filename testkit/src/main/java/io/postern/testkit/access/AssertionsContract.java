package io.postern.testkit.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Assertion;
import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.Policy;
import io.postern.access.model.PolicyText;
import io.postern.access.port.Assertions;
import io.postern.shared.Secret;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Assertions} promises. */
public interface AssertionsContract {

    String SECRET = "0123456789abcdef0123456789abcdef";

    String CLAIMS = "{\"iss\":\"shop\",\"sub\":\"shop\",\"aud\":\"postern\",\"exp\":1777636800,\"jti\":\"1\"}";

    Assertion SAID = new Assertion(
            "shop",
            "shop",
            List.of("postern"),
            "1",
            Instant.MIN,
            Instant.parse("2026-05-01T12:00:00Z"),
            Policy.UNRESTRICTED);

    /** The reader under test. */
    Assertions assertions();

    @Test
    default void theIssuerIsReadWithoutAnyProof() {
        assertThat(assertions().issuer(Jwt.hs256(CLAIMS, "whatever"))).contains(new ClientId("shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "bm8.bm8.bm8", "{}.{}.{}", "e30.e30.e30", "e30.e30.e30.e30"})
    default void otherTextsHaveNone(String text) {
        assertThat(assertions().issuer(text)).isEmpty();
    }

    @Test
    default void anIssuerThatNoClientCanHaveIsNone() {
        assertThat(assertions().issuer(Jwt.hs256("{\"iss\":\"a b\"}", SECRET))).isEmpty();
        assertThat(assertions().issuer(Jwt.hs256("{\"iss\":7}", SECRET))).isEmpty();
    }

    @Test
    default void eitherSecretProves() {
        Client client = client(List.of(new Secret("newest"), new Secret(SECRET)), List.of());

        assertThat(assertions().read(Jwt.hs256(CLAIMS, SECRET), client)).isEqualTo(new AssertionReading.Proven(SAID));
        assertThat(assertions().read(Jwt.hs256(CLAIMS, "newest"), client)).isEqualTo(new AssertionReading.Proven(SAID));
        assertNotProven(Jwt.hs256(CLAIMS, "another"), client);
    }

    @ParameterizedTest
    @EnumSource
    default void aPublicKeyProves(Jwt.Kind kind) {
        KeyPair pair = kind.generate();
        Client client = client(List.of(), List.of(kind.jwk(kind.generate()), kind.jwk(pair)));

        assertThat(assertions().usable(kind.jwk(pair))).isTrue();
        assertThat(assertions().read(kind.sign(CLAIMS, pair), client)).isEqualTo(new AssertionReading.Proven(SAID));
        assertNotProven(kind.sign(CLAIMS, kind.generate()), client);
    }

    @ParameterizedTest
    @EnumSource
    default void aPublicKeyIsNoSecret(Jwt.Kind kind) {
        KeyPair pair = kind.generate();
        Client client = client(List.of(), List.of(kind.jwk(pair)));
        String header = "{\"alg\":\"HS256\"}";

        assertNotProven(Jwt.hs256(header, CLAIMS, pair.getPublic().getEncoded()), client);
        assertNotProven(Jwt.hs256(header, CLAIMS, kind.jwk(pair).jwk().getBytes(UTF_8)), client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":null}",
                "{\"alg\":[\"HS256\"]}",
                "{}",
                "{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}"
            })
    default void whatTheHeaderSaysOpensNothing(String header) {
        Client client = client(List.of(new Secret(SECRET)), List.of());

        assertNotProven(Jwt.hs256(header, CLAIMS, SECRET.getBytes(UTF_8)), client);
    }

    @Test
    default void aTokenWithoutASignatureProvesNothing() {
        Client client = client(List.of(new Secret(SECRET)), List.of());
        String text = Jwt.hs256(CLAIMS, SECRET);

        assertNotProven(text.substring(0, text.lastIndexOf('.') + 1), client);
        assertNotProven(text.substring(0, text.length() - 4), client);
    }

    @Test
    default void aClientWithoutCredentialsProvesNothing() {
        assertNotProven(Jwt.hs256(CLAIMS, "" + SECRET), client(List.of(), List.of()));
    }

    @Test
    default void aPolicyIsRead() {
        String claims = with("\"policy\":{\"namespaces\":[\"shop/*\"],\"dimensions\":{\"User\":\"7\"},"
                + "\"recordsPerMinute\":60,\"tokenTtlSeconds\":300}");

        assertThat(read(claims)).isInstanceOfSatisfying(AssertionReading.Proven.class, proven -> assertThat(
                        PolicyText.write(proven.assertion().policy()))
                .isEqualTo("n\tshop/*\nd\tUser\t7\nR\t60\nT\t300"));
    }

    @Test
    default void theLaterStartCounts() {
        assertThat(read(with("\"iat\":1777633200,\"nbf\":1777633260.5")))
                .isInstanceOfSatisfying(
                        AssertionReading.Proven.class,
                        proven -> assertThat(proven.assertion().notBefore()).isEqualTo("2026-05-01T11:01:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"policy\":\"n\"",
                "\"policy\":{\"namespace\":[\"shop\"]}",
                "\"policy\":{\"namespaces\":\"shop\"}",
                "\"policy\":{\"recordsPerMinute\":0}",
                "\"policy\":{\"destination\":\"other\"}",
                "\"policy\":[]",
                "\"exp\":\"1777636800\"",
                "\"exp\":null",
                "\"exp\":NaN",
                "\"exp\":-1",
                "\"exp\":1777636800000",
                "\"jti\":\"\"",
                "\"jti\":7",
                "\"sub\":null",
                "\"aud\":null",
                "\"aud\":[7]",
                "\"nbf\":\"now\""
            })
    default void aClaimThatIsNotUnderstoodSpoilsIt(String claim) {
        assertThat(read(with(claim))).isEqualTo(new AssertionReading.Malformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "{}",
                "{\"kty\":\"oct\",\"k\":\"MDEyMw\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\","
                        + "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
                "{\"kty\":\"RSA\",\"n\":\"wJ7yHV3xZp2u5Q\",\"e\":\"AQAB\"}"
            })
    default void keysThatProveNothingAreNotUsable(String jwk) {
        assertThat(assertions().usable(new ClientKey(jwk))).isFalse();
    }

    private AssertionReading read(String claims) {
        return assertions().read(Jwt.hs256(claims, SECRET), client(List.of(new Secret(SECRET)), List.of()));
    }

    private void assertNotProven(String text, Client client) {
        assertThat(assertions().read(text, client)).isEqualTo(new AssertionReading.NotProven());
    }

    /** The claims with another; of a name that is there twice, the last one counts. */
    private static String with(String claim) {
        return CLAIMS.substring(0, CLAIMS.length() - 1) + "," + claim + "}";
    }

    private static Client client(List<Secret> secrets, List<ClientKey> keys) {
        return new Client(new ClientId("shop"), secrets, keys, Policy.UNRESTRICTED, false, Instant.MAX);
    }
}
