package io.postern.destinations;

import io.postern.destinations.model.Destination;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.SealReport;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import java.util.ArrayList;
import java.util.List;

/** Looks at the seals of all destinations, and seals with the active master key what an older one sealed. */
public final class RenewSeals {

    private final DestinationStore store;
    private final Seals seals;

    public RenewSeals(DestinationStore store, SecretBox box) {
        this.store = store;
        this.seals = new Seals(box);
    }

    /**
     * Renews what is open and old, in its place; whoever changes a destination meanwhile seals it anew anyway. What
     * does not open stays as it is, for the right key may come back. An active master key that cannot be asked is asked
     * once, and all are looked at all the same.
     *
     * @throws PortUnavailable when the store cannot be asked; what was renewed until then stays so
     */
    public SealReport renew() {
        int renewed = 0;
        String whyNot = "";
        List<KnownDestination.Locked> locked = new ArrayList<>();
        List<SealedDestination> all = store.list();
        for (SealedDestination kept : all) {
            Opening opening = seals.opening(kept);
            switch (seals.read(kept, opening)) {
                case KnownDestination.Locked one -> locked.add(one);
                case KnownDestination.Open(Destination open, long version) -> {
                    if (!whyNot.isEmpty() || (opening instanceof Opening.Opened opened && opened.current())) continue;
                    SealedDestination anew;
                    try {
                        anew = seals.seal(open, version);
                    } catch (PortUnavailable failure) {
                        whyNot = String.valueOf(failure.getMessage());
                        continue;
                    }
                    if (store.replace(kept, anew)) renewed++;
                }
            }
        }
        return new SealReport(all.size(), renewed, locked, whyNot);
    }
}
