package io.postern.access.model;

/** What became of an access token at the gate. */
public sealed interface Verification {

    /** The token is ours and valid now. */
    record Verified(AccessToken token) implements Verification {}

    /**
     * The text is no token that is valid now.
     *
     * @param denial why not; the client is told only that the token is invalid
     */
    record Denied(Denial denial) implements Verification {}
}
