package io.postern.telemetry.port;

/** What one destination is read back with, and its dashboards are kept with. */
public record Readers(MetricReader metrics, LogReader logs, DashboardStore dashboards) {

    /** The same for questions of clients: of calls that are short they may use a part, so that operators find some. */
    public Readers forClients() {
        return new Readers(metrics.metricsForClients(), logs.logsForClients(), dashboards);
    }
}
