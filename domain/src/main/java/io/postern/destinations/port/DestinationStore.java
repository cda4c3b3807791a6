package io.postern.destinations.port;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.SealedDestination;
import io.postern.shared.PortUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps destinations, for all replicas, and cannot read them. Of changes at once to the same state one counts. Bounded
 * by {@link #DESTINATIONS_MAX}.
 */
public interface DestinationStore {

    /** Most destinations at once. */
    int DESTINATIONS_MAX = 1_000;

    /**
     * The destination of that name; nothing when there is none.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    Optional<SealedDestination> find(DestinationName name);

    /**
     * All destinations, by name.
     *
     * @throws PortUnavailable when the store cannot be asked
     */
    List<SealedDestination> list();

    /**
     * What is another one after each change, where asking for it is worth it: it costs a fraction of {@link #list}.
     * While it is the same the list is, too, unless somebody changed it who ended before he could say so; so who goes
     * by it lists all now and then all the same. Who asks for it before he lists misses no change.
     *
     * @return nothing where listing is as cheap
     * @throws PortUnavailable when the store cannot be asked
     */
    default Optional<String> mark() {
        return Optional.empty();
    }

    /**
     * Keeps a destination under a name that is free.
     *
     * @throws PortUnavailable when it is not known whether it was kept
     */
    Keeping add(SealedDestination destination);

    /**
     * Puts a destination in the place of exactly that one.
     *
     * @return whether that one stood there
     * @throws PortUnavailable when it is not known whether it was replaced
     */
    boolean replace(SealedDestination before, SealedDestination after);

    /**
     * Forgets exactly that destination.
     *
     * @return whether it stood there
     * @throws PortUnavailable when it is not known whether it was forgotten
     */
    boolean remove(SealedDestination destination);
}
