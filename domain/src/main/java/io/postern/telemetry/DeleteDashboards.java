package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.port.DashboardStore;
import java.util.Set;

/** Removes dashboards. */
public final class DeleteDashboards {

    /** Most names at once. Source: DeleteDashboards in the CloudWatch API reference. */
    public static final int NAMES_MAX = 100;

    private final DashboardStore dashboards;

    public DeleteDashboards(DashboardStore dashboards) {
        this.dashboards = dashboards;
    }

    /**
     * Removes all of these, or none when one of them does not exist.
     *
     * @return whether they were removed
     * @throws PortUnavailable when the destination cannot be reached now; they may be removed all the same
     */
    public boolean remove(Set<DashboardName> names) {
        if (names.isEmpty() || names.size() > NAMES_MAX)
            throw new IllegalArgumentException("name: " + names.size() + " of them (expected: 1 to 100)");
        return dashboards.remove(names);
    }
}
