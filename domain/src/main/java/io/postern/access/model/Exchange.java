package io.postern.access.model;

/** What became of a client token at the exchange. */
public sealed interface Exchange {

    /**
     * The client token was good.
     *
     * @param token what the new token says
     * @param signed the same, signed, as the client will send it
     */
    record Granted(AccessToken token, String signed) implements Exchange {}

    /**
     * The text is no token that is valid now.
     *
     * @param denial why not; the client is told only that the token is invalid
     */
    record Denied(Denial denial) implements Exchange {}
}
