package io.postern.metering;

import io.postern.metering.model.Entitlement;
import io.postern.metering.model.EntitlementChange;
import io.postern.metering.model.EntitlementText;
import io.postern.metering.port.EntitlementStore;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Precondition;
import java.util.Optional;

/** Says what a client of an API may call, or says it anew. */
public final class EntitleClient {

    /** Each one that is lost means that somebody else's change was kept. */
    private static final int TRIES_MAX = 16;

    private final EntitlementStore store;

    public EntitleClient(EntitlementStore store) {
        this.store = store;
    }

    /**
     * Keeps the entitlement in the place of what the client had, if the precondition holds for that. Of changes at once one
     * after the other counts, and each with a precondition only where nobody else's came between.
     *
     * @throws PortUnavailable when it is not known whether it was kept
     */
    public EntitlementChange entitle(Entitlement entitlement, Precondition precondition) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            Optional<Entitlement> before = store.find(entitlement.client());
            Optional<EntitlementChange> settled = before.isPresent()
                    ? replace(before.get(), entitlement, precondition)
                    : add(entitlement, precondition);
            if (settled.isPresent()) return settled.get();
        }
        return new EntitlementChange.Contended();
    }

    private Optional<EntitlementChange> replace(Entitlement before, Entitlement after, Precondition precondition) {
        if (!precondition.holdsFor(EntitlementText.version(before)))
            return Optional.of(new EntitlementChange.Changed());
        return store.replace(before, after) ? Optional.of(new EntitlementChange.Kept(after)) : Optional.empty();
    }

    private Optional<EntitlementChange> add(Entitlement entitlement, Precondition precondition) {
        if (!precondition.holdsForNone()) return Optional.of(new EntitlementChange.Changed());
        return switch (store.add(entitlement)) {
            case KEPT -> Optional.of(new EntitlementChange.Kept(entitlement));
            case FULL -> Optional.of(new EntitlementChange.Full());
            case KNOWN -> Optional.empty();
        };
    }
}
