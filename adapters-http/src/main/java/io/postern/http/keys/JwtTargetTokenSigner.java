package io.postern.http.keys;

import io.postern.access.model.TargetToken;
import io.postern.access.port.TargetTokenSigner;
import java.util.List;
import java.util.Map;

/** Target tokens as JSON Web Tokens; the audience is an array, which both versions of m-lab's programs read. */
final class JwtTargetTokenSigner implements TargetTokenSigner {

    private final SigningKeys keys;

    JwtTargetTokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String sign(TargetToken token) {
        return keys.sign(Map.of(
                "iss", token.issuer(),
                "sub", token.subject(),
                "aud", List.of(token.audience()),
                "jti", token.id().value(),
                "exp", token.expiresAt().getEpochSecond()));
    }
}
