package io.postern.destinations;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Removal;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes away a destination that nobody uses. */
public final class RemoveDestination {

    private final DestinationStore store;
    private final Function<DestinationName, List<String>> clientsOf;

    /**
     * Removes destinations.
     *
     * @param clientsOf the ids of the clients whose policies name a destination
     */
    public RemoveDestination(DestinationStore store, Function<DestinationName, List<String>> clientsOf) {
        this.store = store;
        this.clientsOf = clientsOf;
    }

    /**
     * Forgets the destination and its secrets, whether it opens or not. A policy that comes to name it in that very
     * moment names what is gone.
     *
     * @throws PortUnavailable when it is not known whether it was removed
     */
    public Removal remove(DestinationName name, Precondition precondition) {
        Optional<SealedDestination> kept = store.find(name);
        if (kept.isEmpty()) return new Removal.Unknown();
        if (!precondition.holdsFor(Long.toString(kept.get().version()))) return new Removal.Changed();
        List<String> clients = clientsOf.apply(name);
        if (!clients.isEmpty()) return new Removal.Used(clients);
        return store.remove(kept.get()) ? new Removal.Removed() : new Removal.Changed();
    }
}
