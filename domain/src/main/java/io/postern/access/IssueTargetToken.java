package io.postern.access;

import io.postern.access.model.TargetToken;
import io.postern.access.model.TokenId;
import io.postern.access.port.TargetTokenSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Issues the tokens that open target services for a minute. */
public final class IssueTargetToken {

    /** Long enough to begin a measurement, and what clients of m-lab's locate expect. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final String issuer;
    private final TargetTokenSigner signer;
    private final Clock clock;

    /** Issues under that name; targets have the name built in. */
    public IssueTargetToken(String issuer, TargetTokenSigner signer, Clock clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.clock = clock;
    }

    /** A signed token with an id of its own. */
    public String issue(String subject, String audience) {
        TokenId id = new TokenId(UUID.randomUUID().toString());
        return signer.sign(
                new TargetToken(id, issuer, subject, audience, clock.instant().plus(LIFE)));
    }
}
