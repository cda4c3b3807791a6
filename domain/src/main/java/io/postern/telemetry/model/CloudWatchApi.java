package io.postern.telemetry.model;

/** The APIs that telemetry goes to; AWS limits the calls to each on its own. */
public enum CloudWatchApi {
    /** PutMetricData of CloudWatch. */
    METRICS,
    /** PutLogEvents of CloudWatch Logs. */
    LOGS
}
