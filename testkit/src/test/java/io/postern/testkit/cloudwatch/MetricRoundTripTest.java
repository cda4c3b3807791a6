package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class MetricRoundTripTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CloudWatchStandIn standIn = CloudWatchStandIn.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SdkClients sdk = new SdkClients(standIn.endpoint());

    @AfterEach
    void close() {
        sdk.close();
        standIn.close();
    }

    @Test
    void aDatumIsKeptAsItWasSent() {
        put(MetricDatum.builder()
                .metricName("Latency")
                .dimensions(dimension("Page", "home"))
                .timestamp(NOW.minusMillis(1))
                .unit(StandardUnit.MILLISECONDS)
                .storageResolution(1)
                .values(1.5, 20.0)
                .counts(2.0, 3.0)
                .build());

        assertThat(standIn.metrics())
                .containsExactly(new StoredDatum(
                        "Shop",
                        "Latency",
                        Map.of("Page", "home"),
                        NOW.minusMillis(1),
                        "Milliseconds",
                        1,
                        List.of(1.5, 20.0),
                        List.of(2.0, 3.0),
                        new StatisticSet(5, 63, 1.5, 20),
                        NOW));
        assertThat(standIn.calls(Operation.PUT_METRIC_DATA)).isEqualTo(1);
    }

    @Test
    void whatWasLeftOutIsFilledIn() {
        put(value("Clicks", 7));

        StoredDatum taken = standIn.metrics().getFirst();
        assertThat(taken.timestamp()).isEqualTo(NOW);
        assertThat(taken.unit()).isEqualTo("None");
        assertThat(taken.storageResolution()).isEqualTo(60);
        assertThat(taken.values()).containsExactly(7.0);
        assertThat(taken.counts()).containsExactly(1.0);
    }

    @Test
    void aGzippedRequestIsUnderstood() {
        MetricDatum[] thousand =
                IntStream.range(0, 1000).mapToObj(i -> value("Clicks" + i, i)).toArray(MetricDatum[]::new);

        put(thousand);

        assertThat(standIn.metrics()).hasSize(1000);
    }

    @Test
    void metricsAreListedInPages() {
        put(IntStream.range(0, 501).mapToObj(i -> value("M" + i, i)).toArray(MetricDatum[]::new));

        ListMetricsResponse first = sdk.metrics().listMetrics(request -> request.namespace("Shop"));
        ListMetricsResponse second =
                sdk.metrics().listMetrics(request -> request.namespace("Shop").nextToken(first.nextToken()));

        assertThat(first.metrics()).hasSize(500);
        assertThat(second.metrics()).extracting(Metric::metricName).containsExactly("M500");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void metricsAreListedByNameAndDimension() {
        MetricDatum home = value("Clicks", 1).toBuilder()
                .dimensions(dimension("Page", "home"))
                .build();
        put(home, home, value("Clicks", 1), value("Other", 1));

        List<Metric> found = sdk.metrics()
                .listMetrics(request -> request.metricName("Clicks")
                        .dimensions(DimensionFilter.builder().name("Page").build()))
                .metrics();

        assertThat(found)
                .containsExactly(Metric.builder()
                        .namespace("Shop")
                        .metricName("Clicks")
                        .dimensions(dimension("Page", "home"))
                        .build());
    }

    @Test
    void statisticsAreReadBackByPeriodAndUnit() {
        put(
                at(NOW.minusSeconds(120), 1),
                at(NOW.minusSeconds(61), 5),
                at(NOW.minusSeconds(60), 10),
                at(NOW.minusSeconds(60), 3).toBuilder().unit(StandardUnit.COUNT).build());

        List<Datapoint> points = sdk.metrics()
                .getMetricStatistics(request -> request.namespace("Shop")
                        .metricName("Clicks")
                        .startTime(NOW.minusSeconds(600))
                        .endTime(NOW)
                        .period(60)
                        .statistics(Statistic.SUM, Statistic.AVERAGE, Statistic.SAMPLE_COUNT, Statistic.MAXIMUM))
                .datapoints();

        assertThat(points).extracting(Datapoint::sum).containsExactly(6.0, 3.0, 10.0);
        assertThat(points).extracting(Datapoint::average).containsExactly(3.0, 3.0, 10.0);
        assertThat(points).extracting(Datapoint::sampleCount).containsExactly(2.0, 1.0, 1.0);
        assertThat(points)
                .extracting(Datapoint::timestamp)
                .containsExactly(NOW.minusSeconds(120), NOW.minusSeconds(60), NOW.minusSeconds(60));
    }

    @Test
    void percentilesCountEachValueAsOftenAsItOccurred() {
        put(MetricDatum.builder()
                .metricName("Clicks")
                .values(1.0, 2.0, 100.0)
                .counts(50.0, 40.0, 10.0)
                .build());

        Map<String, Double> percentiles = sdk.metrics()
                .getMetricStatistics(request -> request.namespace("Shop")
                        .metricName("Clicks")
                        .startTime(NOW.minusSeconds(60))
                        .endTime(NOW.plusSeconds(60))
                        .period(60)
                        .extendedStatistics("p50", "p90", "p99.9"))
                .datapoints()
                .getFirst()
                .extendedStatistics();

        assertThat(percentiles).containsExactlyInAnyOrderEntriesOf(Map.of("p50", 1.0, "p90", 2.0, "p99.9", 100.0));
    }

    @Test
    void aStatisticSetHidesItsPercentiles() {
        put(MetricDatum.builder()
                .metricName("Clicks")
                .statisticValues(
                        set -> set.sampleCount(3.0).sum(60.0).minimum(10.0).maximum(30.0))
                .build());

        Datapoint point = sdk.metrics()
                .getMetricStatistics(request -> request.namespace("Shop")
                        .metricName("Clicks")
                        .startTime(NOW.minusSeconds(60))
                        .endTime(NOW.plusSeconds(60))
                        .period(60)
                        .statistics(Statistic.MINIMUM)
                        .extendedStatistics("p50"))
                .datapoints()
                .getFirst();

        assertThat(point.minimum()).isEqualTo(10.0);
        assertThat(point.extendedStatistics()).isEmpty();
    }

    @Test
    void metricDataIsReadBackInPages() {
        put(at(NOW.minusSeconds(180), 1), at(NOW.minusSeconds(120), 2), at(NOW.minusSeconds(60), 3));

        GetMetricDataResponse first = metricData("");
        GetMetricDataResponse second = metricData(first.nextToken());

        MetricDataResult result = first.metricDataResults().getFirst();
        assertThat(result.statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
        assertThat(result.values()).containsExactly(1.0, 2.0);
        assertThat(result.timestamps()).containsExactly(NOW.minusSeconds(180), NOW.minusSeconds(120));
        assertThat(second.metricDataResults().getFirst().values()).containsExactly(3.0);
        assertThat(second.metricDataResults().getFirst().statusCode()).isEqualTo(StatusCode.COMPLETE);
    }

    @Test
    void resetForgetsEverything() {
        put(value("Clicks", 7));

        standIn.reset();

        assertThat(standIn.metrics()).isEmpty();
        assertThat(standIn.calls(Operation.PUT_METRIC_DATA)).isZero();
    }

    private GetMetricDataResponse metricData(String token) {
        MetricDataQuery sum = MetricDataQuery.builder()
                .id("sum")
                .metricStat(stat -> stat.stat("Sum").period(60).metric(metric -> metric.namespace("Shop")
                        .metricName("Clicks")))
                .build();
        return sdk.metrics().getMetricData(request -> request.nextToken(token.isEmpty() ? null : token)
                .maxDatapoints(2)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .startTime(NOW.minusSeconds(600))
                .endTime(NOW)
                .metricDataQueries(sum));
    }

    private void put(MetricDatum... datums) {
        sdk.metrics().putMetricData(request -> request.namespace("Shop").metricData(datums));
    }

    private static MetricDatum value(String name, double value) {
        return MetricDatum.builder().metricName(name).value(value).build();
    }

    private static MetricDatum at(Instant time, double value) {
        return value("Clicks", value).toBuilder().timestamp(time).build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
