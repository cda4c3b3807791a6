package io.postern.access;

import io.postern.access.model.Attestation;

/** Recognises the tokens by which a monitoring client opens this very machine. */
public final class RecognizeMonitoring {

    /** Whom such tokens are about, whatever machine they open. */
    public static final String SUBJECT = "monitoring";

    private final VerifySignedToken verifySignedToken;
    private final boolean active;

    /**
     * Recognises what the verification accepts.
     *
     * @param active whether this machine has a name for which such tokens are given out; when not, none is recognised
     */
    public RecognizeMonitoring(VerifySignedToken verifySignedToken, boolean active) {
        this.verifySignedToken = verifySignedToken;
        this.active = active;
    }

    /** Whether there can be such a token at all. */
    public boolean active() {
        return active;
    }

    /** Whether the text is such a token, valid now; costs no call to any store. */
    public boolean recognize(String signed) {
        return active
                && verifySignedToken.verify(signed) instanceof Attestation.Attested attested
                && attested.claims().subject().equals(SUBJECT);
    }
}
