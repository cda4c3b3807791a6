package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardKeeping;
import io.postern.telemetry.port.DashboardStore;

/** Keeps a dashboard in place of the one of its name. */
public final class PutDashboard {

    private final DashboardStore dashboards;

    public PutDashboard(DashboardStore dashboards) {
        this.dashboards = dashboards;
    }

    /**
     * Puts it whole: nothing of the one before is left.
     *
     * @throws PortUnavailable when the destination cannot be reached now; it may be kept all the same
     */
    public DashboardKeeping put(Dashboard dashboard) {
        return dashboards.put(dashboard);
    }
}
