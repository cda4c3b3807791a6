package io.postern.metering;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Shows operators one entitlement. */
public final class ReadEntitlement {

    private final EntitlementStore store;

    public ReadEntitlement(EntitlementStore store) {
        this.store = store;
    }

    /**
     * The entitlement of that client, if it has one.
     *
     * @throws PortUnavailable when it cannot be asked for
     */
    public Optional<Entitlement> read(ApiClientId client) {
        return store.find(client);
    }
}
