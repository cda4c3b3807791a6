package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.Denial;
import io.postern.access.model.Purpose;
import io.postern.access.model.Verification;
import io.postern.access.port.TokenSigner;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides whether an access token opens the gate now. */
public final class VerifyAccessToken {

    private final TokenSigner signer;
    private final KnownRevocations revocations;
    private final Clock clock;

    public VerifyAccessToken(TokenSigner signer, KnownRevocations revocations, Clock clock) {
        this.signer = signer;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * Checks the signed text for the purpose; costs no call to any store.
     *
     * @throws PortUnavailable when it was not heard for too long what is revoked
     */
    public Verification verify(String signed, Purpose purpose) {
        Optional<AccessToken> read = signer.read(signed);
        if (read.isEmpty()) return new Verification.Denied(Denial.MALFORMED);
        AccessToken token = read.get();
        Instant now = clock.instant();
        if (!token.validAt(now)) return new Verification.Denied(Denial.EXPIRED);
        if (revocations.stop(token, now)) return new Verification.Denied(Denial.REVOKED);
        if (token.purpose() != purpose) return new Verification.Denied(Denial.WRONG_PURPOSE);
        return new Verification.Verified(token);
    }
}
