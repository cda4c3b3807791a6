package io.postern.testkit.metering;

import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.port.EntitlementStore;

final class MemoryEntitlementStoreTest implements EntitlementStoreContract {

    private final EntitlementStore store = new MemoryEntitlementStore();

    @Override
    public EntitlementStore store() {
        return store;
    }
}
