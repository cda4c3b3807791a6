package io.postern.telemetry.port;

import io.postern.access.model.ClientId;

/** What one destination is read back with, and its dashboards are kept with. */
public record Readers(MetricReader metrics, LogReader logs, DashboardStore dashboards) {

    /** The same for that client's questions: of calls that are short it may use a part, so that others find some. */
    public Readers of(ClientId client) {
        return new Readers(metrics.metricsFor(client), logs.logsFor(client), dashboards);
    }
}
