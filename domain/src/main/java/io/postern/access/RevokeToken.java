package io.postern.access;

import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.model.TokenPolicy;
import io.postern.shared.PortUnavailable;
import java.time.Clock;

/** Takes one access token back. */
public final class RevokeToken {

    private final KnownRevocations revocations;
    private final TokenPolicy policy;
    private final Clock clock;

    public RevokeToken(KnownRevocations revocations, TokenPolicy policy, Clock clock) {
        this.revocations = revocations;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * From now on no replica takes the token, a moment later than this one. Any id will do: which tokens exist is written
     * down nowhere.
     *
     * @return whether there was room to remember it; if not, its client's tokens can be revoked instead
     * @throws PortUnavailable when it is not known whether it is revoked
     */
    public boolean revoke(TokenId id) {
        return revocations.add(new Revocation.OfToken(id, policy.allExpiredAt(clock.instant())));
    }
}
