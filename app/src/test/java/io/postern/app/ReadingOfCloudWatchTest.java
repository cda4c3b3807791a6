package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many calls of AWS questions cost, through the front door. */
class ReadingOfCloudWatchTest {

    private static final String RANGE = "&start=2026-05-01T11:00:00Z&end=2026-05-01T12:00:00Z";
    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();
    private static final Gate GATE = Boot.start(
            Map.of(
                    "PORT", "-1",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ENDPOINT_URL", AWS.endpoint().toString(),
                    "POSTERN_OPERATOR_KEY", "swordfish"),
            Map.of(
                    "aws.access-key-id", "AKIATEST",
                    "aws.secret-key", "secret-key",
                    "postern.reading.filter-log-events-per-second", 1,
                    "postern.reading.dashboards-per-second", 1,
                    "postern.reading.patience", "0s",
                    "postern.reading.shared-for", "1m",
                    "postern.shutdown.deadline", "1s"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        GATE.close();
        HTTP.close();
        AWS.close();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Test
    void manyWhoAskTheSameCostOneCall() {
        String question = "/api/v1/metrics/statistics?namespace=shop&metricName=orders&statistic=Sum" + RANGE;
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) asked.add(ask(question));

        assertThat(asked).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(ask(question).join().statusCode()).isEqualTo(200);
        assertThat(AWS.calls(Operation.GET_METRIC_STATISTICS)).isEqualTo(1);
    }

    @Test
    void whatTheBudgetDoesNotAllowIsNotAsked() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            answers.add(
                    ask("/api/v1/logs/events?logGroupName=group-" + i + RANGE).join());

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                    assertThat(answer.body()).contains("\"code\":244");
                });
        assertThat(AWS.calls(Operation.FILTER_LOG_EVENTS)).isEqualTo((int)
                answers.stream().filter(answer -> answer.statusCode() == 404).count());
    }

    @Test
    void dashboardsOfARegisteredDestinationKeepToABudgetToo() {
        HTTP.sendAsync(
                        HttpRequest.newBuilder(GATE.uri().resolve("/api/v1/destinations"))
                                .header("x-api-key", "swordfish")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                    {"name":"shop","accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"wJalrXUtn",\
                                    "region":"eu-central-1","endpoint":"%s"}\
                                    """.formatted(AWS.endpoint())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
        Eventually.holds(
                Duration.ofSeconds(10),
                "it is known",
                () -> ask("/api/v1/metrics?destination=shop").join().statusCode() == 200);

        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++)
            answers.add(ask("/api/v1/dashboards?destination=shop").join());

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"code\":244"));
        assertThat(AWS.calls(Operation.LIST_DASHBOARDS)).isEqualTo((int)
                answers.stream().filter(answer -> answer.statusCode() == 200).count());
    }

    @Test
    void whatAwsThrottlesSaysWhenToComeBack() {
        AWS.misbehave(new Fault.Throttle()).on(Operation.LIST_METRICS).times(1);

        HttpResponse<String> answer = ask("/api/v1/metrics?namespace=throttled").join();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("\"code\":244");
        assertThat(ask("/api/v1/metrics?namespace=throttled").join().statusCode())
                .isEqualTo(200);
    }

    private static CompletableFuture<HttpResponse<String>> ask(String path) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(GATE.uri().resolve(path))
                        .header("x-api-key", "swordfish")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
