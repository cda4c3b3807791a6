package io.postern.metering;

import io.postern.metering.model.Entitlement;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Shows operators all entitlements. */
public final class ListEntitlements {

    private final EntitlementStore store;

    public ListEntitlements(EntitlementStore store) {
        this.store = store;
    }

    /**
     * All of them by client, {@link EntitlementStore#ENTITLEMENTS_MAX} at most.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public List<Entitlement> list() {
        return store.list();
    }
}
