package io.postern.access.model;

/** What became of a token that somebody else signed. */
public sealed interface Attestation {

    /** It is signed by a trusted key, says what was expected, and is valid now. */
    record Attested(SignedClaims claims) implements Attestation {}

    /** It is not. */
    record Denied(Denial denial) implements Attestation {}
}
