package io.postern.destinations;

import io.postern.destinations.model.Destination;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import java.util.Optional;

/** Puts a destination in the place of the one of the same name. */
public final class ReplaceDestination {

    /** Whatever version stands there. */
    public static final long ANY_VERSION = 0;

    private final DestinationStore store;
    private final Seals seals;

    public ReplaceDestination(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * Replaces all of it, secrets included; what stood there need not open. Of changes at once one counts.
     *
     * @param version what is to be replaced, or {@link #ANY_VERSION}
     * @throws PortUnavailable when it is not known whether it was replaced
     */
    public Registration replace(Destination destination, long version) {
        Optional<SealedDestination> before = store.find(destination.name());
        if (before.isEmpty()) return new Registration.Unknown();
        if (version != ANY_VERSION && version != before.get().version())
            return new Registration.Changed(before.get().version());
        SealedDestination after = seals.seal(destination, before.get().version() + 1);
        if (store.replace(before.get(), after))
            return new Registration.Kept(new KnownDestination.Open(destination, after.version()));
        return new Registration.Changed(
                store.find(destination.name()).map(SealedDestination::version).orElse(0L));
    }
}
