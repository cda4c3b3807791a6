package io.postern.http.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyControllerTest {

    private static final JWK FIRST = TestKeys.generate("EdDSA", "locate_2026.05");
    private static final JWK SECOND = TestKeys.generate("ES256", "locate-2026-04");

    @Test
    void theKeysArePublished() throws Exception {
        try (Gate gate = withKeys()) {
            HttpResponse<String> answer = gate.get("/.well-known/jwks.json");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
            assertThat(JWKSet.parse(answer.body()).getKeys())
                    .isEqualTo(List.of(FIRST.toPublicJWK(), SECOND.toPublicJWK()));
        }
    }

    @Test
    void eachKeyIsAFile() throws Exception {
        try (Gate gate = withKeys()) {
            assertThat(JWK.parse(
                            gate.get("/.well-known/jwks/locate_2026.05.json").body()))
                    .isEqualTo(FIRST.toPublicJWK());
            assertThat(JWK.parse(
                            gate.get("/.well-known/jwks/locate-2026-04.json").body()))
                    .isEqualTo(SECOND.toPublicJWK());
            Answer.isError(gate.get("/.well-known/jwks/nobody.json"), 404, 191);
        }
    }

    @Test
    void withoutConfiguredKeysThereIsARandomOne() throws Exception {
        try (Gate gate = Gate.open()) {
            assertThat(JWKSet.parse(gate.get("/.well-known/jwks.json").body()).getKeys())
                    .hasSize(1);
        }
    }

    private static Gate withKeys() {
        return Gate.openWith(Map.of("postern.locate.signing-keys", FIRST.toJSONString() + "," + SECOND.toJSONString()));
    }
}
