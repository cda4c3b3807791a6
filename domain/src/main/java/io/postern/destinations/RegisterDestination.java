package io.postern.destinations;

import io.postern.destinations.model.Destination;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Registration;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;

/** Registers a destination under a name that is free. */
public final class RegisterDestination {

    private final DestinationStore store;
    private final Seals seals;

    public RegisterDestination(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * Keeps it sealed. Of two at once with the same name one is kept, and the other hears that the name is taken.
     *
     * @throws PortUnavailable when it is not known whether it was kept
     */
    public Registration register(Destination destination) {
        return switch (store.add(seals.seal(destination, 1))) {
            case KEPT -> new Registration.Kept(new KnownDestination.Open(destination, 1));
            case NAME_TAKEN -> new Registration.NameTaken();
            case FULL -> new Registration.Full();
        };
    }
}
