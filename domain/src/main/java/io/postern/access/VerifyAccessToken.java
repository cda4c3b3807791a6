package io.postern.access;

import io.postern.access.model.AccessToken;
import io.postern.access.model.Denial;
import io.postern.access.model.Purpose;
import io.postern.access.model.Verification;
import io.postern.access.port.TokenSigner;
import java.time.Clock;
import java.util.Optional;

/** Decides whether an access token opens the gate now. */
public final class VerifyAccessToken {

    private final TokenSigner signer;
    private final Clock clock;

    public VerifyAccessToken(TokenSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** Checks the signed text for the purpose; costs no call to any store. */
    public Verification verify(String signed, Purpose purpose) {
        Optional<AccessToken> read = signer.read(signed);
        if (read.isEmpty()) return new Verification.Denied(Denial.MALFORMED);
        AccessToken token = read.get();
        if (!token.validAt(clock.instant())) return new Verification.Denied(Denial.EXPIRED);
        if (token.purpose() != purpose) return new Verification.Denied(Denial.WRONG_PURPOSE);
        return new Verification.Verified(token);
    }
}
