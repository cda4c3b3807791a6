package io.postern.metering.memory;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.metering.port.EntitlementStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entitlements of this process only, gone with it. */
public final class MemoryEntitlementStore implements EntitlementStore {

    private final SortedMap<ApiClientId, Entitlement> entitlements = new TreeMap<>();

    @Override
    public synchronized Optional<Entitlement> find(ApiClientId client) {
        return Optional.ofNullable(entitlements.get(client));
    }

    @Override
    public synchronized List<Entitlement> list() {
        return List.copyOf(entitlements.values());
    }

    @Override
    public synchronized EntitlementKeeping add(Entitlement entitlement) {
        if (entitlements.containsKey(entitlement.client())) return EntitlementKeeping.KNOWN;
        if (entitlements.size() >= ENTITLEMENTS_MAX) return EntitlementKeeping.FULL;
        entitlements.put(entitlement.client(), entitlement);
        return EntitlementKeeping.KEPT;
    }

    @Override
    public synchronized boolean replace(Entitlement before, Entitlement after) {
        return entitlements.replace(after.client(), before, after);
    }

    @Override
    public synchronized boolean remove(Entitlement before) {
        return entitlements.remove(before.client(), before);
    }
}
