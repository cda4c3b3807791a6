package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.Dashboard;
import io.postern.telemetry.model.DashboardName;
import io.postern.telemetry.port.DashboardStore;
import java.util.Optional;

/** Shows one dashboard. */
public final class GetDashboard {

    private final DashboardStore dashboards;

    public GetDashboard(DashboardStore dashboards) {
        this.dashboards = dashboards;
    }

    /**
     * The dashboard of that name.
     *
     * @throws PortUnavailable when the destination cannot be read now
     */
    public Optional<Dashboard> find(DashboardName name) {
        return dashboards.find(name);
    }
}
