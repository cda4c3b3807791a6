package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import java.time.Instant;
import java.util.Optional;

/** Signs nothing: the token's parts in a row. */
final class PlainSigner implements TokenSigner {

    @Override
    public String sign(AccessToken token) {
        return String.join(
                " ",
                token.id().value(),
                token.client().value(),
                token.purpose().name(),
                token.issuedAt().toString(),
                token.expiresAt().toString(),
                PolicyText.write(token.policy()));
    }

    @Override
    public Optional<AccessToken> read(String signed) {
        String[] parts = signed.split(" ", -1);
        if (parts.length != 6) return Optional.empty();
        return Optional.of(new AccessToken(
                new TokenId(parts[0]),
                new ClientId(parts[1]),
                Purpose.valueOf(parts[2]),
                Instant.parse(parts[3]),
                Instant.parse(parts[4]),
                PolicyText.read(parts[5]).orElseThrow()));
    }
}
