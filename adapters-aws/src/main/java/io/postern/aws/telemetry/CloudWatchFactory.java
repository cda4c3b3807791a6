package io.postern.aws.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** CloudWatch behind telemetry's ports. */
@Factory
@Requires(property = "postern.telemetry.destination", value = "cloudwatch")
final class CloudWatchFactory {

    @Singleton
    MetricDestination metricDestination(CloudWatchClient metrics) {
        return new CloudWatchMetricDestination(metrics);
    }

    @Singleton
    LogDestination logDestination(CloudWatchLogsClient logs, CloudWatchConfig config, Clock clock) {
        Duration callTimeout = logs.serviceClientConfiguration()
                .overrideConfiguration()
                .apiCallTimeout()
                .orElseThrow();
        return new CloudWatchLogDestination(logs, new MissingStreams(logs, config), callTimeout, clock);
    }

    @Singleton
    MetricReader metricReader(CloudWatchClient metrics) {
        return new CloudWatchMetricReader(metrics);
    }

    @Singleton
    DashboardStore dashboardStore(CloudWatchClient metrics) {
        return new CloudWatchDashboardStore(metrics);
    }

    @Singleton
    LogReader logReader(CloudWatchLogsClient logs) {
        return new CloudWatchLogReader(logs);
    }
}
