package io.postern.locate;

import io.postern.access.VerifySignedToken;
import io.postern.access.model.Attestation;
import io.postern.access.model.Denial;
import io.postern.access.model.SignedClaims;
import java.time.Instant;
import java.util.List;

/** Decides which machines may say that they are alive. */
public final class AdmitHeartbeat {

    private static final Attestation ANYBODY =
            new Attestation.Attested(new SignedClaims("", "", List.of(), "", Instant.MIN, Instant.MAX));

    private final VerifySignedToken verifySignedToken;
    private final boolean tokenNeeded;

    /** Admits those with a valid token; others too, unless {@code tokenNeeded}. */
    public AdmitHeartbeat(VerifySignedToken verifySignedToken, boolean tokenNeeded) {
        this.verifySignedToken = verifySignedToken;
        this.tokenNeeded = tokenNeeded;
    }

    /**
     * Checks the token of a machine; what it says of the organization binds the machine's hostname.
     *
     * @param token the token, or an empty text
     * @param organizationNeeded whether the token must say whose machine it is
     */
    public Attestation admit(String token, boolean organizationNeeded) {
        if (!tokenNeeded && !organizationNeeded) return ANYBODY;
        Attestation attestation = verifySignedToken.verify(token);
        boolean lacking = organizationNeeded
                && attestation instanceof Attestation.Attested attested
                && attested.claims().organization().isEmpty();
        return lacking ? new Attestation.Denied(Denial.WRONG_PURPOSE) : attestation;
    }
}
