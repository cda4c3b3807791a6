package io.postern.access;

import io.postern.access.model.Attestation;
import io.postern.access.model.Denial;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.model.SignedClaims;
import io.postern.access.port.SignedTokenReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a token that somebody else signed proves what it must, now. */
public final class VerifySignedToken {

    private final SignedTokenReader reader;
    private final ExpectedClaims expected;
    private final Clock clock;

    public VerifySignedToken(SignedTokenReader reader, ExpectedClaims expected, Clock clock) {
        this.reader = reader;
        this.expected = expected;
        this.clock = clock;
    }

    /** Checks the text; costs no call to any store. */
    public Attestation verify(String signed) {
        Optional<SignedClaims> read = reader.read(signed);
        if (read.isEmpty()) return new Attestation.Denied(Denial.MALFORMED);
        SignedClaims claims = read.get();
        Instant now = clock.instant();
        if (!now.isBefore(claims.expiresAt().plus(expected.leeway()))) return new Attestation.Denied(Denial.EXPIRED);
        if (claims.notBefore().isAfter(now.plus(expected.leeway())))
            return new Attestation.Denied(Denial.FROM_THE_FUTURE);
        if (claims.expiresAt().isAfter(now.plus(expected.lifeMax()).plus(expected.leeway())))
            return new Attestation.Denied(Denial.LIVES_TOO_LONG);
        return says(claims) ? new Attestation.Attested(claims) : new Attestation.Denied(Denial.WRONG_PURPOSE);
    }

    private boolean says(SignedClaims claims) {
        boolean issuer = expected.issuer().isEmpty() || expected.issuer().equals(claims.issuer());
        return issuer && (expected.audience().isEmpty() || claims.audience().contains(expected.audience()));
    }
}
