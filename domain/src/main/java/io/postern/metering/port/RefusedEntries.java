package io.postern.metering.port;

import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.RefusedPage;
import io.postern.shared.PortUnavailable;
import java.util.List;

/**
 * Keeps what was not counted, or what a sink was never told, for people: a bounded number for a bounded time, and each id
 * once. The oldest go first.
 */
public interface RefusedEntries {

    /**
     * Keeps them; of what is kept already the first one stays.
     *
     * @return those that were not kept before
     * @throws PortUnavailable when it is not known whether they are kept; doing it again changes nothing
     */
    List<RefusedEntry> add(List<RefusedEntry> entries);

    /**
     * A page of what is kept, newest first.
     *
     * @param after {@link RefusedPage#next} of the page before; empty: from the newest
     * @throws IllegalArgumentException when {@code after} is no such text
     * @throws PortUnavailable when it cannot be read
     */
    RefusedPage find(String after, int max);
}
