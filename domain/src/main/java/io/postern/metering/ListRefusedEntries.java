package io.postern.metering;

import io.postern.metering.model.RefusedPage;
import io.postern.metering.port.RefusedEntries;
import io.postern.shared.PortUnavailable;

/** Shows what came in as entries of access logs and was not counted, and what a sink was never told. */
public final class ListRefusedEntries {

    private final RefusedEntries refused;

    public ListRefusedEntries(RefusedEntries refused) {
        this.refused = refused;
    }

    /**
     * A page of them, newest first.
     *
     * @param after next of the page before; empty: from the newest
     * @throws IllegalArgumentException when {@code after} is no such text
     * @throws PortUnavailable when they cannot be read
     */
    public RefusedPage list(String after, int max) {
        return refused.find(after, max);
    }
}
