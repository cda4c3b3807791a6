package io.postern.access.port;

import io.postern.access.model.AssertionReading;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import java.util.Optional;

/** Reads client tokens that are JSON Web Tokens (RFC 7519). Asks nobody. */
public interface Assertions {

    /** Who the text says made it, of which nothing is proven yet; nothing when it is no such token. */
    Optional<ClientId> issuer(String text);

    /**
     * Reads the text as one that the client made. A secret proves HS256 alone, and a key the one algorithm that its type
     * has: what the text says of its algorithm chooses among them and nothing more. Says nothing about time or audience.
     */
    AssertionReading read(String text, Client client);

    /** Whether a key is one that can prove something: Ed25519, P-256, or RSA of 2048 bits or more; and public. */
    boolean usable(ClientKey key);
}
