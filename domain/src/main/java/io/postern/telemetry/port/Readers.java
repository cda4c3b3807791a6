package io.postern.telemetry.port;

/** What one destination is read back with, and its dashboards are kept with. */
public record Readers(MetricReader metrics, LogReader logs, DashboardStore dashboards) {}
