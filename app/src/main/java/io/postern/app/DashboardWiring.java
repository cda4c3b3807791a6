package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.app.boot.Keys;
import io.postern.telemetry.DeleteDashboards;
import io.postern.telemetry.GetDashboard;
import io.postern.telemetry.ListDashboards;
import io.postern.telemetry.PutDashboard;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.port.DashboardStore;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what is done with dashboards. */
@Factory
final class DashboardWiring {

    private static final int LOCAL_DASHBOARDS_MAX = 1000;

    @Singleton
    @Requires(property = Keys.DESTINATION, value = "memory")
    DashboardStore dashboardStore(Clock clock) {
        return new LocalDashboards(LOCAL_DASHBOARDS_MAX, clock);
    }

    @Singleton
    ListDashboards listDashboards(DashboardStore dashboards) {
        return new ListDashboards(dashboards);
    }

    @Singleton
    GetDashboard getDashboard(DashboardStore dashboards) {
        return new GetDashboard(dashboards);
    }

    @Singleton
    PutDashboard putDashboard(DashboardStore dashboards) {
        return new PutDashboard(dashboards);
    }

    @Singleton
    DeleteDashboards deleteDashboards(DashboardStore dashboards) {
        return new DeleteDashboards(dashboards);
    }
}
