package io.postern.telemetry.model;

/** The APIs of CloudWatch and CloudWatch Logs; AWS limits the calls to each on its own. */
public enum CloudWatchApi {
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
