package io.postern.telemetry.model;

/** The APIs that count calls for themselves: AWS limits each on its own. */
public enum BudgetedApi {
    /** PutMetricData of CloudWatch. */
    METRICS,
    /** PutLogEvents of CloudWatch Logs. */
    LOGS,
    /** ListMetrics. */
    LIST_METRICS,
    /** GetMetricStatistics. */
    METRIC_STATISTICS,
    /** GetMetricData. */
    METRIC_DATA,
    /** ListDashboards, GetDashboard, PutDashboard and DeleteDashboards, each of which AWS limits alike. */
    DASHBOARDS,
    /** FilterLogEvents. */
    FILTER_LOG_EVENTS
}
