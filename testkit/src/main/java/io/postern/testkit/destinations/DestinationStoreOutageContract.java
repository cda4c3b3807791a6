package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import org.junit.jupiter.api.Test;

/** What every {@link DestinationStore} over a network promises when its technology is gone. */
public interface DestinationStoreOutageContract extends Breakable {

    /** The store under test; the same one throughout a test. */
    DestinationStore store();

    @Test
    default void everyCallDuringAnOutageSaysSoInTime() {
        DestinationStore store = store();
        SealedDestination one = destination();
        store.add(one);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> store.find(one.name()));
            Outages.assertUnavailable(timeLimit(), store::list);
            Outages.assertUnavailable(timeLimit(), () -> store.add(destination()));
            Outages.assertUnavailable(timeLimit(), () -> store.replace(one, one));
            Outages.assertUnavailable(timeLimit(), () -> store.remove(one));
        } finally {
            mendIt();
        }
    }

    @Test
    default void destinationsAreFoundAgainAfterAnOutage() {
        DestinationStore store = store();
        SealedDestination one = destination();
        store.add(one);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> store.find(one.name()));
        assertThat(store.find(one.name())).contains(one);
    }

    private static SealedDestination destination() {
        return new SealedDestination(new DestinationName(Unique.name("destination")), 1, new Sealed("1.a.c2VhbA.dA"));
    }
}
