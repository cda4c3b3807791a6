package io.postern.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import java.util.List;
import java.util.Optional;

/** A store in which somebody is always quicker with a replacement, which has version 7. */
record ChangedMeanwhile(DestinationStore store) implements DestinationStore {

    @Override
    public Optional<SealedDestination> find(DestinationName name) {
        return store.find(name);
    }

    @Override
    public List<SealedDestination> list() {
        return store.list();
    }

    @Override
    public Keeping add(SealedDestination destination) {
        return store.add(destination);
    }

    @Override
    public boolean replace(SealedDestination before, SealedDestination after) {
        store.replace(before, new SealedDestination(before.name(), 7, new Sealed("quicker")));
        return store.replace(before, after);
    }

    @Override
    public boolean remove(SealedDestination destination) {
        return store.remove(destination);
    }
}
