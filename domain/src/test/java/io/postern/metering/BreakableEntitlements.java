package io.postern.metering;

import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Optional;

/** A store that tests put out of reach. */
final class BreakableEntitlements implements EntitlementStore {

    private final EntitlementStore store = new MemoryEntitlementStore();
    private boolean broken;

    void breaks(boolean now) {
        broken = now;
    }

    @Override
    public Optional<Entitlement> find(ApiClientId client) {
        return reached().find(client);
    }

    @Override
    public List<Entitlement> list() {
        return reached().list();
    }

    @Override
    public EntitlementKeeping add(Entitlement entitlement) {
        return reached().add(entitlement);
    }

    @Override
    public boolean replace(Entitlement before, Entitlement after) {
        return reached().replace(before, after);
    }

    @Override
    public boolean remove(Entitlement before) {
        return reached().remove(before);
    }

    private EntitlementStore reached() {
        if (broken) throw new PortUnavailable("entitlements: broken", new IllegalStateException("scripted"));
        return store;
    }
}
