package io.postern.access;

import io.postern.access.model.Revocation;
import io.postern.access.model.TokenPolicy;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;

/** Takes all access tokens of all clients back, as after a leak of unknown size. */
public final class RevokeAllTokens {

    private final KnownRevocations revocations;
    private final TokenPolicy policy;
    private final Clock clock;

    public RevokeAllTokens(KnownRevocations revocations, TokenPolicy policy, Clock clock) {
        this.revocations = revocations;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * From now on no replica takes a token issued before that instant.
     *
     * @throws IllegalArgumentException when the instant is still to come
     * @throws PortUnavailable when it is not known whether they are revoked
     */
    public void revoke(Instant before) {
        Instant now = Cutoff.past(before, clock);
        if (!revocations.add(new Revocation.OfEverybody(before, policy.allExpiredAt(now))))
            throw new IllegalStateException("revocation of everybody: refused (expected: there is always room)");
    }
}
