package io.postern.destinations;

import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Shows operators all destinations. */
public final class ListDestinations {

    private final DestinationStore store;
    private final Seals seals;

    public ListDestinations(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * All of them by name, {@link DestinationStore#DESTINATIONS_MAX} at most; those that do not open as well.
     *
     * @throws PortUnavailable when they cannot be asked for
     */
    public List<KnownDestination> list() {
        return store.list().stream().map(seals::open).toList();
    }
}
