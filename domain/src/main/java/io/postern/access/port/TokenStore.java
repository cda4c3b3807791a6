package io.postern.access.port;

import io.postern.shared.PortUnavailable;
import java.time.Instant;

/** Remembers tokens across replicas. */
public interface TokenStore {

    /**
     * Claims a fingerprint for the first caller; of any number of callers, on any replica, exactly one gets {@code true}.
     *
     * @param fingerprint what is used up
     * @param until when the claim may be forgotten; the store need not keep it longer
     * @return whether nobody claimed it before
     * @throws PortUnavailable when the store cannot be asked; nothing is known then
     */
    boolean claim(String fingerprint, Instant until);
}
