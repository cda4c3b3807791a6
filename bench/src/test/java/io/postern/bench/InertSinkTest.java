package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

class InertSinkTest {
    private static final StaticCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));

    private final InertSink sink = InertSink.start(0);

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void countsTheDatumsThatTheSdkSends() {
        try (CloudWatchClient cloudWatch = cloudWatch()) {
            cloudWatch.putMetricData(put -> put.namespace("bench").metricData(datums(3)));
        }

        SinkStats stats = statsAfter(3);
        assertThat(stats.metricCalls()).isEqualTo(1);
        assertThat(stats.items()).isEqualTo(3);
        assertThat(stats.unreadable()).isZero();
    }

    @Test
    void countsDatumsInABodyThatTheSdkCompressed() {
        try (CloudWatchClient cloudWatch = cloudWatch()) {
            cloudWatch.putMetricData(put -> put.namespace("bench").metricData(datums(1000)));
        }

        SinkStats stats = statsAfter(1000);
        assertThat(stats.items()).isEqualTo(1000);
        // A thousand such datums take about 60 kB as plain CBOR: fewer bytes prove that this path saw gzip.
        assertThat(stats.bytes()).isBetween(1L, 30_000L);
    }

    @Test
    void countsTheMeasurementsThatAnAggregatedDatumStandsFor() {
        MetricDatum values = MetricDatum.builder()
                .metricName("latency")
                .values(1.0, 2.0)
                .counts(40.0, 2.0)
                .build();
        MetricDatum valuesOnly = MetricDatum.builder()
                .metricName("latency")
                .values(1.0, 2.0, 3.0)
                .build();
        MetricDatum statistics = MetricDatum.builder()
                .metricName("latency")
                .statisticValues(
                        set -> set.sampleCount(5.0).sum(9.0).minimum(1.0).maximum(3.0))
                .build();
        try (CloudWatchClient cloudWatch = cloudWatch()) {
            cloudWatch.putMetricData(put -> put.namespace("bench").metricData(values, valuesOnly, statistics));
        }

        assertThat(statsAfter(50).items()).isEqualTo(3);
    }

    @Test
    void countsLogEventsAndTheCallsAroundThem() {
        try (CloudWatchLogsClient logs = cloudWatchLogs()) {
            logs.createLogGroup(group -> group.logGroupName("g"));
            logs.createLogStream(stream -> stream.logGroupName("g").logStreamName("s"));
            logs.putLogEvents(put -> put.logGroupName("g").logStreamName("s").logEvents(events(7)));
        }

        SinkStats stats = statsAfter(7);
        assertThat(stats.logCalls()).isEqualTo(1);
        assertThat(stats.otherCalls()).isEqualTo(2);
        assertThat(stats.calls()).isEqualTo(3);
    }

    @Test
    void showsAndResetsItsFiguresOverHttp() throws Exception {
        try (CloudWatchLogsClient logs = cloudWatchLogs()) {
            logs.putLogEvents(put -> put.logGroupName("g").logStreamName("s").logEvents(events(2)));
        }
        statsAfter(2);

        try (HttpClient http = HttpClient.newHttpClient()) {
            URI stats = sink.endpoint().resolve("/stats");
            HttpRequest look = HttpRequest.newBuilder(stats).build();
            assertThat(http.send(look, BodyHandlers.ofString()).body()).contains("\"logCalls\":1", "\"records\":2");

            HttpRequest reset = HttpRequest.newBuilder(sink.endpoint().resolve("/reset"))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(http.send(reset, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(http.send(look, BodyHandlers.ofString()).body()).contains("\"logCalls\":0", "\"records\":0");
        }
    }

    @Test
    void reportsABodyThatItCannotRead() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI put = sink.endpoint().resolve("/service/GraniteServiceVersion20100801/operation/PutMetricData");
            http.send(
                    HttpRequest.newBuilder(put)
                            .header("Content-Encoding", "gzip")
                            .POST(BodyPublishers.ofString("not gzip"))
                            .build(),
                    BodyHandlers.ofString());
        }

        Eventually.holds(Duration.ofSeconds(5), () -> sink.stats().unreadable() == 1);
        assertThat(sink.stats().metricCalls()).isEqualTo(1);
    }

    private SinkStats statsAfter(long records) {
        Eventually.holds(Duration.ofSeconds(5), () -> sink.stats().records() >= records);
        SinkStats stats = sink.stats();
        assertThat(stats.records()).isEqualTo(records);
        return stats;
    }

    private static List<MetricDatum> datums(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> MetricDatum.builder()
                        .metricName("latency")
                        .value((double) i)
                        .build())
                .toList();
    }

    private static List<InputLogEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> InputLogEvent.builder()
                        .timestamp(1_700_000_000_000L + i)
                        .message("line " + i)
                        .build())
                .toList();
    }

    private CloudWatchClient cloudWatch() {
        return CloudWatchClient.builder()
                .endpointOverride(sink.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(NOBODY)
                .build();
    }

    private CloudWatchLogsClient cloudWatchLogs() {
        return CloudWatchLogsClient.builder()
                .endpointOverride(sink.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(NOBODY)
                .build();
    }
}
