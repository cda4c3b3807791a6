package io.postern.access.port;

import io.postern.access.model.SignedClaims;
import java.util.Optional;

/** Reads tokens under asymmetric signatures, by the public keys that it was given. */
public interface SignedTokenReader {

    /**
     * Reads a text. Says nothing about times, issuer or audience, which are the caller's rules.
     *
     * @return what it says, or empty when the text is malformed, oversized, has no end, names no key that we have, is
     *     under another algorithm than that key's own, or is altered
     */
    Optional<SignedClaims> read(String signed);
}
