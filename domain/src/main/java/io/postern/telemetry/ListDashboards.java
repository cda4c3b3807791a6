package io.postern.telemetry;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.DashboardPage;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.port.DashboardStore;
import java.util.ArrayList;
import java.util.List;

/** Tells which dashboards there are. */
public final class ListDashboards {

    /** Most pages that are followed. */
    public static final int PAGES_MAX = 10;

    private final DashboardStore dashboards;

    public ListDashboards(DashboardStore dashboards) {
        this.dashboards = dashboards;
    }

    /**
     * One page of the dashboards whose names begin with the prefix, or as many as follow it up to {@link #PAGES_MAX}.
     *
     * @throws IllegalArgumentException when the token is no page's
     * @throws PortUnavailable when the destination cannot be read now
     */
    public DashboardPage list(String prefix, String nextToken, Reach reach) {
        DashboardPage page = dashboards.list(prefix, nextToken);
        if (reach == Reach.PAGE) return page;
        List<DashboardPage.Entry> all = new ArrayList<>(page.dashboards());
        for (int pages = 1; pages < PAGES_MAX && !page.nextToken().isEmpty(); pages++) {
            page = dashboards.list(prefix, page.nextToken());
            all.addAll(page.dashboards());
        }
        return new DashboardPage(all, page.nextToken());
    }
}
