package io.postern.metering.port;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the entitlements of API clients, for all replicas. Of changes made at once to the same state, one counts. What it
 * cannot read, because a later version or somebody else wrote it, is passed over, and its client counts as having none.
 */
public interface EntitlementStore {

    /** Most entitlements at once; a bound on what {@link #list} answers. */
    int ENTITLEMENTS_MAX = 5_000;

    /**
     * The entitlement of that client; nothing when it has none.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    Optional<Entitlement> find(ApiClientId client);

    /**
     * All entitlements, by client.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    List<Entitlement> list();

    /**
     * Keeps an entitlement if its client has none; of several at once, one is kept.
     *
     * @throws PortUnavailable when it is not known whether it was kept
     */
    EntitlementKeeping add(Entitlement entitlement);

    /**
     * Puts an entitlement in the place of exactly that one of the same client.
     *
     * @return whether that one stood there
     * @throws PortUnavailable when it is not known whether it was replaced
     */
    boolean replace(Entitlement before, Entitlement after);

    /**
     * Forgets exactly that entitlement.
     *
     * @return whether it stood there
     * @throws PortUnavailable when it is not known whether it was forgotten
     */
    boolean remove(Entitlement before);
}
