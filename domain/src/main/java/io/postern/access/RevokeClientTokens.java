package io.postern.access;

import io.postern.access.model.ClientId;
import io.postern.access.model.Revocation;
import io.postern.access.model.TokenPolicy;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;

/** Takes all access tokens of one client back. Its secret still buys new ones. */
public final class RevokeClientTokens {

    private final KnownRevocations revocations;
    private final TokenPolicy policy;
    private final Clock clock;

    public RevokeClientTokens(KnownRevocations revocations, TokenPolicy policy, Clock clock) {
        this.revocations = revocations;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * From now on no replica takes a token of the client issued before that instant.
     *
     * @return whether there was room to remember it
     * @throws IllegalArgumentException when the instant is still to come
     * @throws PortUnavailable when it is not known whether they are revoked
     */
    public boolean revoke(ClientId client, Instant before) {
        Instant now = Cutoff.past(before, clock);
        return revocations.add(new Revocation.OfClient(client, before, policy.allExpiredAt(now)));
    }
}
