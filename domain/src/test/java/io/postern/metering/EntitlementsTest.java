package io.postern.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.postern.metering.memory.MemoryEntitlementStore;
import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.CallQuota;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementChange;
import io.postern.metering.model.EntitlementRemoval;
import io.postern.metering.model.EntitlementText;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.RouteMethod;
import io.postern.metering.model.RoutePattern;
import io.postern.metering.model.RouteRule;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.Precondition;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntitlementsTest {

    private static final ApiClientId SHOP = new ApiClientId("shop");
    private static final Precondition ANYTHING = new Precondition.Anything();

    private final EntitlementStore store = new MemoryEntitlementStore();
    private final EntitleClient entitleClient = new EntitleClient(store);
    private final RemoveEntitlement removeEntitlement = new RemoveEntitlement(store);

    @Test
    void aClientIsEntitledAndReadBack() {
        assertEquals(new EntitlementChange.Kept(shop(1)), entitleClient.entitle(shop(1), ANYTHING));
        assertEquals(new EntitlementChange.Kept(shop(2)), entitleClient.entitle(shop(2), ANYTHING));

        assertEquals(Optional.of(shop(2)), new ReadEntitlement(store).read(SHOP));
        assertEquals(List.of(shop(2)), new ListEntitlements(store).list());
    }

    @Test
    void whoKnowsAnOlderStateUndoesNothing() {
        entitleClient.entitle(shop(1), new Precondition.Unknown());
        Precondition first = versionOf(shop(1));

        assertInstanceOf(EntitlementChange.Kept.class, entitleClient.entitle(shop(2), first));
        assertInstanceOf(EntitlementChange.Changed.class, entitleClient.entitle(shop(3), first));
        assertInstanceOf(EntitlementChange.Changed.class, entitleClient.entitle(shop(3), new Precondition.Unknown()));
        assertEquals(EntitlementRemoval.CHANGED, removeEntitlement.remove(SHOP, first));

        assertEquals(List.of(shop(2)), store.list());
    }

    @Test
    void whatIsNotThereIsNotChangedByWhoKnowsIt() {
        assertInstanceOf(EntitlementChange.Changed.class, entitleClient.entitle(shop(1), new Precondition.Known()));
        assertInstanceOf(EntitlementChange.Changed.class, entitleClient.entitle(shop(1), versionOf(shop(1))));
        assertEquals(EntitlementRemoval.UNKNOWN, removeEntitlement.remove(SHOP, ANYTHING));
    }

    @Test
    void anEntitlementIsRemoved() {
        entitleClient.entitle(shop(1), ANYTHING);

        assertEquals(EntitlementRemoval.REMOVED, removeEntitlement.remove(SHOP, versionOf(shop(1))));
        assertEquals(List.of(), store.list());
    }

    @Test
    void thereIsABound() {
        for (int i = 0; i < EntitlementStore.ENTITLEMENTS_MAX; i++) store.add(of("client-" + i, 1));

        assertInstanceOf(EntitlementChange.Full.class, entitleClient.entitle(shop(1), ANYTHING));
        assertInstanceOf(EntitlementChange.Kept.class, entitleClient.entitle(of("client-7", 2), ANYTHING));
    }

    private static Precondition versionOf(Entitlement entitlement) {
        return new Precondition.OneOf(Set.of(EntitlementText.version(entitlement)));
    }

    private static Entitlement shop(long callsPerDay) {
        return of("shop", callsPerDay);
    }

    private static Entitlement of(String client, long callsPerDay) {
        return new Entitlement(
                new ApiClientId(client),
                List.of(new RouteRule(EnumSet.of(RouteMethod.GET), new RoutePattern("/pets"))),
                List.of(new CallQuota(QuotaPeriod.DAY, callsPerDay)),
                false,
                Instant.MAX,
                "",
                Map.of());
    }
}
