package io.postern.http.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.postern.access.model.TargetToken;
import io.postern.access.model.TokenId;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
import io.postern.shared.Secret;
import io.postern.testkit.access.TargetTokenSignerContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"EdDSA", "ES256", "RS256"})
final class JwtTargetTokenSignerTest implements TargetTokenSignerContract {

    private final String algorithm;
    private final SigningKeys keys;

    JwtTargetTokenSignerTest(String algorithm) {
        this.algorithm = algorithm;
        this.keys = SigningKeys.read(
                new Secret(TestKeys.generate(algorithm, "key-1").toJSONString()));
    }

    @Override
    public TargetTokenSigner signer() {
        return new JwtTargetTokenSigner(keys);
    }

    @Override
    public SignedTokenReader verifier() {
        return new JwtSignedTokenReader(
                TrustedKeys.read("test.keys", keys.key("key-1").orElseThrow()));
    }

    @Test
    void theTokenIsTheOneOfTheOriginal() throws Exception {
        SignedJWT token = SignedJWT.parse(signer().sign(new TargetToken(
                new TokenId("7"), "locate", "ndt", "machine", Instant.parse("2026-05-01T10:01:00Z"))));

        assertThat(token.getHeader().toString())
                .contains("\"kid\":\"key-1\"")
                .contains("\"alg\":\"" + algorithm + "\"");
        assertThat(token.getPayload().toJSONObject())
                .containsOnlyKeys("iss", "sub", "aud", "exp", "jti")
                .containsEntry("aud", List.of("machine"));
    }
}
