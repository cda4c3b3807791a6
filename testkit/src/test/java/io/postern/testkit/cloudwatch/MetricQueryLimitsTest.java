package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class MetricQueryLimitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start();
    private static final SdkClients SDK = new SdkClients(STAND_IN.endpoint());

    @AfterAll
    static void close() {
        SDK.close();
        STAND_IN.close();
    }

    @Test
    void atMost1440DatapointsAreComputed() {
        statistics(request -> request.startTime(NOW.minusSeconds(86_400)));

        CloudWatchException refusal = catchThrowableOfType(
                InvalidParameterCombinationException.class,
                () -> statistics(request -> request.startTime(NOW.minusSeconds(86_460))));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .startsWith("You have requested up to 1441 datapoints, which exceeds the limit of 1440.");
    }

    @Test
    void timeRunsForward() {
        CloudWatchException refusal = catchThrowableOfType(
                InvalidParameterValueException.class, () -> statistics(request -> request.startTime(NOW)));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("The parameter StartTime must be less than the parameter EndTime.");
    }

    @Test
    void aPeriodIsOneThatCloudWatchKeeps() {
        CloudWatchException refusal = catchThrowableOfType(
                InvalidParameterValueException.class, () -> statistics(request -> request.period(61)));

        assertThat(refusal.awsErrorDetails().errorMessage()).startsWith("The parameter Period must be");
    }

    @ParameterizedTest
    @CsvSource({"5xx,Sum,pattern ^[a-z][a-zA-Z0-9_]*$.", "a,Median,is not a valid statistic.", "a,p101,is not a valid"})
    void aMetricDataQueryIsChecked(String id, String statistic, String words) {
        CloudWatchException refusal =
                catchThrowableOfType(CloudWatchException.class, () -> metricData(List.of(query(id, statistic))));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(refusal.awsErrorDetails().errorMessage()).contains(words);
    }

    @Test
    void atMost500QueriesAreAnswered() {
        List<MetricDataQuery> queries =
                IntStream.range(0, 501).mapToObj(i -> query("q" + i, "Sum")).toList();
        metricData(queries.subList(0, 500));

        CloudWatchException refusal = catchThrowableOfType(CloudWatchException.class, () -> metricData(queries));

        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("The collection MetricDataQueries must not have a size greater than 500.");
    }

    @Test
    void aTokenThatWasMadeUpIsRefused() {
        CloudWatchException refusal = catchThrowableOfType(InvalidParameterValueException.class, () -> SDK.metrics()
                .listMetrics(request -> request.nextToken("made up")));

        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Invalid nextToken");
    }

    private static void statistics(UnaryOperator<GetMetricStatisticsRequest.Builder> change) {
        GetMetricStatisticsRequest.Builder request = GetMetricStatisticsRequest.builder()
                .namespace("Shop")
                .metricName("Clicks")
                .startTime(NOW.minusSeconds(60))
                .endTime(NOW)
                .period(60)
                .statistics(Statistic.SUM);
        SDK.metrics().getMetricStatistics(change.apply(request).build());
    }

    private static void metricData(List<MetricDataQuery> queries) {
        SDK.metrics()
                .getMetricData(request ->
                        request.startTime(NOW.minusSeconds(60)).endTime(NOW).metricDataQueries(queries));
    }

    private static MetricDataQuery query(String id, String statistic) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.stat(statistic).period(60).metric(metric -> metric.namespace("Shop")
                        .metricName("Clicks")))
                .build();
    }
}
