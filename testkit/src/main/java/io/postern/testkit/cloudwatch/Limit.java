package io.postern.testkit.cloudwatch;

import java.time.Duration;

/**
 * What CloudWatch and CloudWatch Logs allow: one row per number, its unit in its name, with the page of AWS's API
 * reference (read in 2026) that it comes from.
 */
enum Limit {
    PUT_METRIC_DATA_BYTES(1_048_576, "API_PutMetricData, counted uncompressed"),
    GET_METRIC_DATA_BYTES(614_400, "the words of its 413: exceeded 614400 bytes"),
    DATUMS_PER_REQUEST(1_000, "API_PutMetricData"),
    NAMESPACE_CHARACTERS(255, "API_PutMetricData"),
    METRIC_NAME_CHARACTERS(255, "API_MetricDatum"),
    DIMENSIONS_PER_DATUM(30, "API_MetricDatum"),
    DIMENSION_NAME_CHARACTERS(255, "API_Dimension"),
    DIMENSION_VALUE_CHARACTERS(1_024, "API_Dimension"),
    VALUES_PER_DATUM(150, "API_MetricDatum"),
    METRIC_VALUE_BINARY_EXPONENT(360, "API_PutMetricData: values lie in -2^360 to 2^360"),
    METRIC_PAST_SECONDS(Duration.ofDays(14).toSeconds(), "API_MetricDatum: two weeks"),
    METRIC_FUTURE_SECONDS(Duration.ofHours(2).toSeconds(), "API_MetricDatum"),
    LIST_METRICS_PAGE(500, "API_ListMetrics"),
    STATISTICS_DATAPOINTS(1_440, "API_GetMetricStatistics"),
    METRIC_DATA_QUERIES(500, "API_GetMetricData"),
    METRIC_DATA_DATAPOINTS(100_800, "API_GetMetricData"),
    LIST_DASHBOARDS_PAGE(1_000, "API_ListDashboards"),
    DASHBOARDS_PER_DELETE(100, "API_DeleteDashboards"),
    DASHBOARD_WIDGETS(500, "CloudWatch-Dashboard-Body-Structure"),

    LOG_EVENTS_PER_REQUEST(10_000, "API_PutLogEvents"),
    LOG_REQUEST_BYTES(1_048_576, "API_PutLogEvents: UTF-8 bytes and the overhead of each event"),
    LOG_EVENT_BYTES(1_048_576, "API_PutLogEvents, overhead included; 262144 until April 2025"),
    LOG_EVENT_OVERHEAD_BYTES(26, "API_PutLogEvents"),
    LOG_REQUEST_SPAN_SECONDS(Duration.ofHours(24).toSeconds(), "API_PutLogEvents"),
    LOG_PAST_SECONDS(Duration.ofDays(14).toSeconds(), "API_PutLogEvents"),
    LOG_FUTURE_SECONDS(Duration.ofHours(2).toSeconds(), "API_PutLogEvents"),
    LOG_GROUP_NAME_CHARACTERS(512, "API_CreateLogGroup"),
    LOG_STREAM_NAME_CHARACTERS(512, "API_CreateLogStream"),
    DESCRIBE_PAGE(50, "API_DescribeLogGroups, API_DescribeLogStreams"),
    FILTER_LOG_EVENTS_PAGE(10_000, "API_FilterLogEvents");

    private final long max;
    private final String source;

    Limit(long max, String source) {
        this.max = max;
        this.source = source;
    }

    int max() {
        return Math.toIntExact(max);
    }

    Duration duration() {
        return Duration.ofSeconds(max);
    }

    boolean exceededBy(long count) {
        return count > max;
    }

    @Override
    public String toString() {
        return name() + " = " + max + " (" + source + ")";
    }
}
