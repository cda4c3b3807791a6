package io.postern.aws.destinations;

import io.postern.destinations.model.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * One call for each permission. Those that read ask for what is not there. Those that write say something that AWS
 * refuses after it has looked at the permission: no data, a name or a body that is not valid, a group that does not
 * exist.
 */
final class PermissionCalls {

    private static final String NAMESPACE = "Postern/Probe";
    private static final String METRIC = "Probe";
    private static final String INVALID_NAME = "postern probe?";
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final CloudWatchClient metrics;
    private final CloudWatchLogsClient logs;
    private final Instant now;
    private final String missing;

    /**
     * Calls on those clients.
     *
     * @param missing a name of which nothing exists
     */
    PermissionCalls(CloudWatchClient metrics, CloudWatchLogsClient logs, Instant now, String missing) {
        this.metrics = metrics;
        this.logs = logs;
        this.now = now;
        this.missing = missing;
    }

    /**
     * Makes the call of that permission.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException as AWS says
     */
    void make(Permission permission) {
        switch (permission) {
            case PUT_METRIC_DATA ->
                metrics.putMetricData(request -> request.namespace(NAMESPACE).metricData(List.of()));
            case GET_METRIC_DATA ->
                metrics.getMetricData(request -> request.metricDataQueries(query())
                        .startTime(now.minus(PERIOD))
                        .endTime(now));
            case GET_METRIC_STATISTICS ->
                metrics.getMetricStatistics(request -> request.namespace(NAMESPACE)
                        .metricName(METRIC)
                        .statistics(Statistic.SUM)
                        .period((int) PERIOD.toSeconds())
                        .startTime(now.minus(PERIOD))
                        .endTime(now));
            case LIST_METRICS -> metrics.listMetrics(request -> request.namespace(NAMESPACE));
            case LIST_DASHBOARDS -> metrics.listDashboards(request -> request.dashboardNamePrefix(missing));
            case GET_DASHBOARD -> metrics.getDashboard(request -> request.dashboardName(missing));
            case PUT_DASHBOARD ->
                metrics.putDashboard(
                        request -> request.dashboardName(INVALID_NAME).dashboardBody("no dashboard"));
            case CREATE_LOG_GROUP -> logs.createLogGroup(request -> request.logGroupName(INVALID_NAME));
            case CREATE_LOG_STREAM ->
                logs.createLogStream(request -> request.logGroupName(missing).logStreamName(missing));
            case PUT_LOG_EVENTS ->
                logs.putLogEvents(request ->
                        request.logGroupName(missing).logStreamName(missing).logEvents(event()));
            case FILTER_LOG_EVENTS -> logs.filterLogEvents(request -> request.logGroupName(missing));
        }
    }

    private static MetricDataQuery query() {
        Metric metric = Metric.builder().namespace(NAMESPACE).metricName(METRIC).build();
        return MetricDataQuery.builder()
                .id("probe")
                .metricStat(stat ->
                        stat.metric(metric).period((int) PERIOD.toSeconds()).stat("Sum"))
                .build();
    }

    private InputLogEvent event() {
        return InputLogEvent.builder()
                .timestamp(now.toEpochMilli())
                .message("probe")
                .build();
    }
}
