package io.postern.aws.telemetry;

import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** GetMetricData in the SDK's words and ours. */
final class MetricDataCalls {

    private MetricDataCalls() {}

    static GetMetricDataRequest request(MetricDataRequest request) {
        GetMetricDataRequest.Builder call = GetMetricDataRequest.builder()
                .metricDataQueries(
                        request.queries().stream().map(MetricDataCalls::query).toList())
                .startTime(request.start())
                .endTime(request.end())
                .scanBy(request.newestFirst() ? ScanBy.TIMESTAMP_DESCENDING : ScanBy.TIMESTAMP_ASCENDING)
                .maxDatapoints(request.datapointsMax());
        if (!request.nextToken().isEmpty()) call.nextToken(request.nextToken());
        return call.build();
    }

    static MetricData.Found found(GetMetricDataResponse page) {
        List<MetricData.Result> results = new ArrayList<>();
        for (MetricDataResult result : page.metricDataResults())
            results.add(new MetricData.Result(
                    result.id(),
                    Objects.requireNonNullElse(result.label(), ""),
                    Objects.requireNonNullElse(result.statusCodeAsString(), MetricData.Result.COMPLETE),
                    result.timestamps(),
                    result.values(),
                    texts(result.messages())));
        return new MetricData.Found(results, texts(page.messages()), Objects.requireNonNullElse(page.nextToken(), ""));
    }

    private static software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery query(MetricDataQuery query) {
        software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery.Builder call =
                software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery.builder()
                        .id(query.id())
                        .returnData(query.returned());
        if (!query.label().isEmpty()) call.label(query.label());
        switch (query) {
            case MetricDataQuery.OfSeries series -> call.metricStat(stat(series));
            case MetricDataQuery.OfExpression expression -> {
                call.expression(expression.expression());
                if (!expression.period().isZero())
                    call.period(Math.toIntExact(expression.period().toSeconds()));
            }
        }
        return call.build();
    }

    private static MetricStat stat(MetricDataQuery.OfSeries series) {
        MetricStat.Builder stat = MetricStat.builder()
                .metric(Metric.builder()
                        .namespace(series.metric().namespace())
                        .metricName(series.metric().metricName())
                        .dimensions(MetricDatums.dimensions(series.metric().dimensions()))
                        .build())
                .period(Math.toIntExact(series.period().toSeconds()))
                .stat(series.statistic().name());
        if (!series.unit().isEmpty()) stat.unit(series.unit());
        return stat.build();
    }

    private static List<String> texts(List<MessageData> messages) {
        return messages.stream()
                .map(message -> message.code() + ": " + message.value())
                .toList();
    }
}
