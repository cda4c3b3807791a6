package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.model.Entitlement;
import io.postern.metering.port.EntitlementStore;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import org.junit.jupiter.api.Test;

/** What every {@link EntitlementStore} over a network promises when its technology is gone. */
public interface EntitlementStoreOutageContract extends Breakable {

    /** The store under test; the same one throughout a test. */
    EntitlementStore store();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        EntitlementStore store = store();
        Entitlement one = Entitlements.full(Unique.name("one"), 1);
        store.add(one);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> store.find(one.client()));
            Outages.assertUnavailable(timeLimit(), store::list);
            Outages.assertUnavailable(timeLimit(), () -> store.add(one));
            Outages.assertUnavailable(timeLimit(), () -> store.replace(one, one));
            Outages.assertUnavailable(timeLimit(), () -> store.remove(one));
        } finally {
            mendIt();
        }
    }

    @Test
    default void entitlementsAreFoundAgainAfterAnOutage() {
        EntitlementStore store = store();
        Entitlement one = Entitlements.full(Unique.name("one"), 1);
        store.add(one);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> store.find(one.client()));
        assertThat(store.find(one.client())).contains(one);
    }
}
