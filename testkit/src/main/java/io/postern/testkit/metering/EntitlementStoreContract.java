package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementKeeping;
import io.postern.metering.port.EntitlementStore;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link EntitlementStore} promises. */
public interface EntitlementStoreContract {

    /** The store under test, empty at first; the same one throughout a test. */
    EntitlementStore store();

    /** Another replica on the same technology; an adapter that lives in one process gives the same store. */
    default EntitlementStore replica() {
        return store();
    }

    @Test
    default void whatIsKeptIsFoundOnEveryReplica() {
        Entitlement shop = Entitlements.full("shop", 100);

        assertThat(store().add(shop)).isEqualTo(EntitlementKeeping.KEPT);

        assertThat(store().find(shop.client())).contains(shop);
        assertThat(replica().find(shop.client())).contains(shop);
        assertThat(store().find(new ApiClientId("nobody"))).isEmpty();
    }

    @Test
    default void aClientHasOne() {
        Entitlement shop = Entitlements.full("shop", 100);
        store().add(shop);

        assertThat(replica().add(Entitlements.full("shop", 200))).isEqualTo(EntitlementKeeping.KNOWN);
        assertThat(store().find(shop.client())).contains(shop);
    }

    @Test
    default void ofManyAtOnceOneIsKept() {
        AtomicInteger number = new AtomicInteger();

        List<EntitlementKeeping> keepings =
                AtOnce.run(8, () -> store().add(Entitlements.full("shop", number.incrementAndGet())));

        assertThat(keepings).containsOnlyOnce(EntitlementKeeping.KEPT).contains(EntitlementKeeping.KNOWN);
    }

    @Test
    default void allAreListedByClient() {
        Entitlement bakery = Entitlements.ofEverything("bakery");
        Entitlement shop = Entitlements.full("shop", 100);
        store().add(shop);
        replica().add(bakery);

        assertThat(store().list()).containsExactly(bakery, shop);
    }

    @Test
    default void oneIsReplacedByWhoKnowsIt() {
        Entitlement before = Entitlements.full("shop", 100);
        Entitlement after = Entitlements.full("shop", 200);
        store().add(before);

        assertThat(replica().replace(before, after)).isTrue();
        assertThat(store().find(before.client())).contains(after);

        assertThat(store().replace(before, Entitlements.full("shop", 300))).isFalse();
        assertThat(replica().find(before.client())).contains(after);
    }

    @Test
    default void ofManyWhoReplaceTheSameOneOneDoes() {
        Entitlement before = Entitlements.full("shop", 100);
        store().add(before);
        AtomicInteger number = new AtomicInteger(100);

        List<Boolean> replaced =
                AtOnce.run(8, () -> store().replace(before, Entitlements.full("shop", number.incrementAndGet())));

        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    default void whatIsGoneIsNotReplaced() {
        Entitlement before = Entitlements.full("shop", 100);

        assertThat(store().replace(before, Entitlements.full("shop", 200))).isFalse();
        assertThat(store().find(before.client())).isEmpty();
    }

    @Test
    default void aForgottenOneIsGoneOnEveryReplica() {
        Entitlement before = Entitlements.full("shop", 100);
        Entitlement after = Entitlements.full("shop", 200);
        store().add(before);
        store().replace(before, after);

        assertThat(replica().remove(before)).isFalse();
        assertThat(replica().remove(after)).isTrue();

        assertThat(store().list()).isEmpty();
        assertThat(store().remove(after)).isFalse();
    }

    @Test
    default void thereIsRoomForSoManyAndNoMore() {
        Entitlement first = Entitlements.ofEverything("first");
        store().add(first);
        for (int i = 1; i < EntitlementStore.ENTITLEMENTS_MAX; i++) store().add(Entitlements.ofEverything("more-" + i));

        assertThat(store().add(Entitlements.ofEverything(Unique.name("one-more"))))
                .isEqualTo(EntitlementKeeping.FULL);
        assertThat(store().replace(first, Entitlements.full("first", 1))).isTrue();
        assertThat(store().list()).hasSize(EntitlementStore.ENTITLEMENTS_MAX);
    }
}
