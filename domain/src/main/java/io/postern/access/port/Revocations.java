package io.postern.access.port;

import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.shared.PortUnavailable;

/**
 * Remembers what was revoked, for all replicas. Bounded: so many tokens and no more, then {@link #CLIENTS_MAX} clients
 * beside them; everybody's tokens can always be taken back. Of a client, and of everybody, only the latest instant
 * counts: an earlier one changes nothing.
 */
public interface Revocations {

    /** Clients that are revoked at once, when the tokens are at their bound already. */
    int CLIENTS_MAX = 10_000;

    /** The version before the first revocation. */
    long BEGINNING = 0;

    /**
     * Adds a revocation; on return every replica can hear of it. Adding what stands already is fine.
     *
     * @return whether there was room
     * @throws PortUnavailable when it is not known whether it was added
     */
    boolean add(Revocation revocation);

    /**
     * What was added after that version and has not ended: a bounded number of revocations, the rest with further calls.
     *
     * @throws PortUnavailable when nothing can be heard
     */
    RevocationsSince since(long version);
}
