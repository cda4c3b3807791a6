package io.postern.access.port;

import io.postern.access.model.AccessToken;
import java.util.Optional;

/** Turns access tokens into text that nobody else can make. */
public interface TokenSigner {

    /** The token as a compact text without spaces or quotes, safe in JSON and in a header. */
    String sign(AccessToken token);

    /**
     * Reads a text back. Says nothing about expiry, which is the caller's rule.
     *
     * @return the token, or empty when the text is malformed, oversized, signed by another key or algorithm, or altered
     */
    Optional<AccessToken> read(String signed);
}
