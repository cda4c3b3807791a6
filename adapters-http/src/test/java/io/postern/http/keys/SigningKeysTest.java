package io.postern.http.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import io.postern.shared.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeysTest {

    private static final JWK OLD = TestKeys.generate("EdDSA", "old");
    private static final JWK NEW = TestKeys.generate("ES256", "new");

    @Test
    void theFirstSignsAndAllArePublished() throws Exception {
        SigningKeys keys = keys(NEW.toJSONString() + ",\n" + OLD.toJSONString());

        assertThat(SignedJWT.parse(keys.sign(Map.of())).getHeader().getKeyID()).isEqualTo("new");
        assertThat(keys.published()).containsExactly(NEW.toPublicJWK(), OLD.toPublicJWK());
    }

    @Test
    void whatTheOldKeySignedIsReadAsLongAsItIsPublished() throws Exception {
        SigningKeys before = keys(OLD.toJSONString());
        SigningKeys after = keys(NEW.toJSONString() + "," + OLD.toJSONString());

        assertThat(TrustedKeys.of(after).signed(SignedJWT.parse(before.sign(Map.of()))))
                .isTrue();
    }

    @Test
    void aPublishedKeyHoldsNothingPrivate() {
        SigningKeys keys = keys(TestKeys.generate("RS256", "rsa").toJSONString());

        assertThat(keys.keySet()).contains("\"kid\":\"rsa\"").doesNotContain("\"d\":", "\"p\":", "\"q\":");
        assertThat(keys.key("rsa").orElseThrow()).doesNotContain("\"d\":");
    }

    @Test
    void aKeyMayStandInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), OLD.toJSONString() + "\n");

        assertThat(keys(file + "," + NEW.toJSONString()).published()).hasSize(2);
    }

    @Test
    void aRandomKeySigns() throws Exception {
        SigningKeys keys = SigningKeys.random();

        assertThat(TrustedKeys.of(keys).signed(SignedJWT.parse(keys.sign(Map.of()))))
                .isTrue();
    }

    @Test
    void whatCannotSignIsRefusedWithoutShowingIt() {
        refused(OLD.toPublicJWK().toJSONString(), "expected: a private key");
        refused(OLD.toJSONString() + "," + OLD.toJSONString(), "two keys with the kid old");
        refused("{\"kty\":\"oct\",\"kid\":\"k\",\"alg\":\"HS256\",\"k\":\"c2VjcmV0\"}", "EdDSA with Ed25519");
        refused("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", "a key without kid");
        refused("{\"kty\":\"OKP\",\"d\":\"c2VjcmV0\"}", "a JSON Web Key with kty, kid and alg");
        refused("{\"kty\":\"OKP\"", "without its end");
        refused("/no/such/file", "no readable file at /no/such/file");
        refused(OLD.toJSONString().replace("\"alg\":\"EdDSA\"", "\"x-alg\":\"EdDSA\""), "EdDSA with Ed25519");
        refused(NEW.toJSONString().replace("\"kid\":\"new\"", "\"kid\":\"../x\""), "a kid of 1 to 128");
    }

    @Test
    void aPublicKeyThatBelongsToAnotherIsRefused() {
        String x = OLD.toOctetKeyPair().getX().toString();
        String other =
                TestKeys.generate("EdDSA", "other").toOctetKeyPair().getX().toString();

        refused(OLD.toJSONString().replace(x, other), "the public key that belongs to it");
    }

    private static SigningKeys keys(String text) {
        return SigningKeys.read(new Secret(text));
    }

    private static void refused(String text, String words) {
        assertThatThrownBy(() -> keys(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postern.locate.signing-keys: ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("c2VjcmV0");
    }
}
