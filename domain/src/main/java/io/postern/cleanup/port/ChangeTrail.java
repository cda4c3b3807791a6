package io.postern.cleanup.port;

import io.postern.cleanup.model.RecordedChange;
import io.postern.shared.PortUnavailable;
import java.util.List;

/**
 * Tells who changed the allowlist, when and how. What writes to it is the {@link Allowlist} that it belongs to: a change and
 * its record are one step, so that neither is there without the other. The trail holds so many changes, and each for so
 * long: the oldest ones go.
 */
public interface ChangeTrail {

    /** Most changes that are asked for at once. */
    int AT_ONCE_MAX = 100;

    /**
     * Changes with smaller numbers than that, the newest first; fewer than asked for only when there are no more.
     *
     * @param number {@link Long#MAX_VALUE}: from the newest
     * @param most 1 to {@link #AT_ONCE_MAX}
     * @throws PortUnavailable when they cannot be asked for
     */
    List<RecordedChange> before(long number, int most);
}
