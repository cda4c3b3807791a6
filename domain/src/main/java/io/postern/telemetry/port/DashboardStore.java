package io.postern.telemetry.port;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.model.DashboardPage;
import java.util.Optional;
import java.util.Set;

/** The dashboards of a destination. The last to put one wins. */
public interface DashboardStore {

    /**
     * One page of the dashboards whose names begin with the prefix, by name.
     *
     * @param nextToken where the page before ended; empty: from the start
     * @throws IllegalArgumentException when the token is no page's
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    DashboardPage list(String prefix, String nextToken);

    /**
     * The dashboard of that name.
     *
     * @throws PortUnavailable when the destination cannot be read now; the message says why and can be shown
     */
    Optional<Dashboard> find(DashboardName name);

    /**
     * Keeps a dashboard in place of the one of its name, whole.
     *
     * @throws PortUnavailable when the destination cannot be reached now; it may be kept all the same
     */
    DashboardKeeping put(Dashboard dashboard);

    /**
     * Removes all of these, or none when one of them does not exist.
     *
     * @return whether they were removed
     * @throws PortUnavailable when the destination cannot be reached now; they may be removed all the same
     */
    boolean remove(Set<DashboardName> names);
}
