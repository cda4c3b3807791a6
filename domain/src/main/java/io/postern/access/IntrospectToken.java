package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.port.TokenSigner;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what an access token says, whatever it is for, as long as it opens anything. */
public final class IntrospectToken {

    private final TokenSigner signer;
    private final KnownRevocations revocations;
    private final Clock clock;

    public IntrospectToken(TokenSigner signer, KnownRevocations revocations, Clock clock) {
        this.signer = signer;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The token, or empty when it is not ours, expired or revoked.
     *
     * @throws PortUnavailable when it was not heard for too long what is revoked
     */
    public Optional<AccessToken> introspect(String signed) {
        Instant now = clock.instant();
        return signer.read(signed).filter(token -> token.validAt(now)).filter(token -> !revocations.stop(token, now));
    }
}
