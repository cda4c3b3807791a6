package io.postern.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Finds a destination by its name. */
public final class FindDestination {

    private final DestinationStore store;
    private final Seals seals;

    public FindDestination(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * The destination, open if a master key opens it; nothing when there is none.
     *
     * @throws PortUnavailable when it cannot be asked for
     */
    public Optional<KnownDestination> find(DestinationName name) {
        return store.find(name).map(seals::open);
    }
}
