package io.postern.destinations;

import io.postern.destinations.model.Destination;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import java.util.Optional;

/** Puts a destination in the place of the one of the same name. */
public final class ReplaceDestination {

    /** Whatever version stands there. */
    public static final Precondition ANY_VERSION = new Precondition.Anything();

    private final DestinationStore store;
    private final Seals seals;

    public ReplaceDestination(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * Replaces all of it, secrets included; what stood there need not open. Of changes at once one counts.
     *
     * @throws PortUnavailable when it is not known whether it was replaced
     */
    public Registration replace(Destination destination, Precondition precondition) {
        Optional<SealedDestination> before = store.find(destination.name());
        if (before.isEmpty()) return new Registration.Unknown();
        if (!precondition.holdsFor(Long.toString(before.get().version()))) return new Registration.Changed();
        SealedDestination after = seals.seal(destination, before.get().version() + 1);
        if (store.replace(before.get(), after))
            return new Registration.Kept(new KnownDestination.Open(destination, after.version()));
        return new Registration.Changed();
    }
}
