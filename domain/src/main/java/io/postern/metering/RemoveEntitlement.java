package io.postern.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementRemoval;
import io.postern.metering.model.EntitlementText;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import java.util.Optional;

/** Takes away what a client of an API may call. */
public final class RemoveEntitlement {

    private final EntitlementStore store;

    public RemoveEntitlement(EntitlementStore store) {
        this.store = store;
    }

    /**
     * Forgets the entitlement if the precondition holds for it; one that somebody changed at that moment stays.
     *
     * @throws PortUnavailable when it is not known whether it was removed
     */
    public EntitlementRemoval remove(ApiClientId client, Precondition precondition) {
        Optional<Entitlement> before = store.find(client);
        if (before.isEmpty()) return EntitlementRemoval.UNKNOWN;
        if (!precondition.holdsFor(EntitlementText.version(before.get()))) return EntitlementRemoval.CHANGED;
        return store.remove(before.get()) ? EntitlementRemoval.REMOVED : EntitlementRemoval.CHANGED;
    }
}
