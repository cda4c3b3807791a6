package io.postern.destinations.memory;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Destinations of this process only, gone with it. */
public final class MemoryDestinationStore implements DestinationStore {

    private final SortedMap<DestinationName, SealedDestination> destinations = new TreeMap<>();

    @Override
    public synchronized Optional<SealedDestination> find(DestinationName name) {
        return Optional.ofNullable(destinations.get(name));
    }

    @Override
    public synchronized List<SealedDestination> list() {
        return List.copyOf(destinations.values());
    }

    @Override
    public synchronized Keeping add(SealedDestination destination) {
        if (destinations.containsKey(destination.name())) return Keeping.NAME_TAKEN;
        if (destinations.size() >= DESTINATIONS_MAX) return Keeping.FULL;
        destinations.put(destination.name(), destination);
        return Keeping.KEPT;
    }

    @Override
    public synchronized boolean replace(SealedDestination before, SealedDestination after) {
        return destinations.replace(before.name(), before, after);
    }

    @Override
    public synchronized boolean remove(SealedDestination destination) {
        return destinations.remove(destination.name(), destination);
    }
}
