package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.metering.EntitleClient;
import io.postern.metering.ListEntitlements;
import io.postern.metering.ReadEntitlement;
import io.postern.metering.RemoveEntitlement;
import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.port.EntitlementStore;
import jakarta.inject.Singleton;

/** Puts together who may call APIs. */
@Factory
final class AuthorizerWiring {

    @Singleton
    @Requires(property = Keys.ENTITLEMENTS, value = "memory")
    EntitlementStore entitlementStore() {
        return new MemoryEntitlementStore();
    }

    @Singleton
    ListEntitlements listEntitlements(EntitlementStore store) {
        return new ListEntitlements(store);
    }

    @Singleton
    ReadEntitlement readEntitlement(EntitlementStore store) {
        return new ReadEntitlement(store);
    }

    @Singleton
    EntitleClient entitleClient(EntitlementStore store) {
        return new EntitleClient(store);
    }

    @Singleton
    RemoveEntitlement removeEntitlement(EntitlementStore store) {
        return new RemoveEntitlement(store);
    }
}
