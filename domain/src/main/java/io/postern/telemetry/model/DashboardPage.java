package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/**
 * Some of the dashboards, by name.
 *
 * @param nextToken where to go on; empty: this was all
 */
public record DashboardPage(List<Entry> dashboards, String nextToken) {

    /** Dashboards on one page. Source: ListDashboards in the CloudWatch API reference. */
    public static final int SIZE = 1000;

    public DashboardPage {
        dashboards = List.copyOf(dashboards);
    }

    /**
     * One dashboard without its body.
     *
     * @param sizeBytes of the body
     */
    public record Entry(DashboardName name, Instant lastModified, long sizeBytes) {}
}
