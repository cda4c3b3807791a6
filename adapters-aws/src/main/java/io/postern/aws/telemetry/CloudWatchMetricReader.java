package io.postern.aws.telemetry;

import io.postern.aws.AwsFailures;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Reads metrics from CloudWatch with ListMetrics, GetMetricStatistics and GetMetricData. */
final class CloudWatchMetricReader implements MetricReader {

    /** Percentiles of one call. Source: GetMetricStatistics in the CloudWatch API reference. */
    private static final int PERCENTILES_MAX = 10;

    /** CloudWatch promises no order within a page. */
    private static final Comparator<MetricDescriptor> ORDER = Comparator.comparing(MetricDescriptor::namespace)
            .thenComparing(MetricDescriptor::metricName)
            .thenComparing(MetricDescriptor::dimensions, CloudWatchMetricReader::compare);

    private static final Comparator<Dimension> BY_NAME =
            Comparator.comparing(Dimension::name).thenComparing(Dimension::value);

    private final CloudWatchClient metrics;

    CloudWatchMetricReader(CloudWatchClient metrics) {
        this.metrics = metrics;
    }

    @Override
    public MetricPage list(MetricFilter filter) {
        try {
            ListMetricsResponse page = metrics.listMetrics(request(filter));
            List<MetricDescriptor> found = new ArrayList<>(page.metrics().size());
            for (Metric metric : page.metrics()) found.add(descriptor(metric));
            found.sort(ORDER);
            return new MetricPage(found, Objects.requireNonNullElse(page.nextToken(), ""));
        } catch (SdkException failure) {
            throw AwsFailures.unread("the metrics cannot be listed", failure);
        }
    }

    @Override
    public List<Datapoint> statistics(StatisticsQuery query) {
        List<String> simple = new ArrayList<>();
        List<String> percentiles = new ArrayList<>();
        for (Statistic statistic : query.statistics())
            (statistic.percentile() ? percentiles : simple).add(statistic.name());
        Datapoints datapoints = new Datapoints();
        try {
            // CloudWatch takes either kind in a call, not both.
            if (!simple.isEmpty()) ask(request(query).statisticsWithStrings(simple), datapoints);
            for (int from = 0; from < percentiles.size(); from += PERCENTILES_MAX) {
                List<String> some = percentiles.subList(from, Math.min(from + PERCENTILES_MAX, percentiles.size()));
                ask(request(query).extendedStatistics(some), datapoints);
            }
        } catch (SdkException failure) {
            throw AwsFailures.unread("the statistics cannot be read", failure);
        }
        return datapoints.all();
    }

    @Override
    public MetricData data(MetricDataRequest request) {
        try {
            return MetricDataCalls.found(metrics.getMetricData(MetricDataCalls.request(request)));
        } catch (SdkException failure) {
            throw AwsFailures.unread("the metric data cannot be read", failure);
        }
    }

    private void ask(GetMetricStatisticsRequest.Builder request, Datapoints into) {
        into.add(metrics.getMetricStatistics(request.build()).datapoints());
    }

    private static GetMetricStatisticsRequest.Builder request(StatisticsQuery query) {
        return GetMetricStatisticsRequest.builder()
                .namespace(query.metric().namespace())
                .metricName(query.metric().metricName())
                .dimensions(MetricDatums.dimensions(query.metric().dimensions()))
                .startTime(query.start())
                .endTime(query.end())
                .period(Math.toIntExact(query.period().toSeconds()));
    }

    private static ListMetricsRequest request(MetricFilter filter) {
        ListMetricsRequest.Builder request = ListMetricsRequest.builder();
        if (!filter.namespace().isEmpty()) request.namespace(filter.namespace());
        if (!filter.metricName().isEmpty()) request.metricName(filter.metricName());
        if (!filter.dimensions().isEmpty()) request.dimensions(filters(filter.dimensions()));
        if (!filter.nextToken().isEmpty()) request.nextToken(filter.nextToken());
        return request.build();
    }

    private static List<DimensionFilter> filters(List<Dimension> dimensions) {
        List<DimensionFilter> filters = new ArrayList<>(dimensions.size());
        for (Dimension dimension : dimensions) {
            DimensionFilter.Builder filter = DimensionFilter.builder().name(dimension.name());
            if (!dimension.value().isEmpty()) filter.value(dimension.value());
            filters.add(filter.build());
        }
        return filters;
    }

    private static MetricDescriptor descriptor(Metric metric) {
        List<Dimension> dimensions = new ArrayList<>(metric.dimensions().size());
        metric.dimensions().forEach(one -> dimensions.add(new Dimension(one.name(), one.value())));
        dimensions.sort(BY_NAME);
        return new MetricDescriptor(metric.namespace(), metric.metricName(), dimensions);
    }

    private static int compare(List<Dimension> some, List<Dimension> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int difference = BY_NAME.compare(some.get(i), others.get(i));
            if (difference != 0) return difference;
        }
        return Integer.compare(some.size(), others.size());
    }
}
