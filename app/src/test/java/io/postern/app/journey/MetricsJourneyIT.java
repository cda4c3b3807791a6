package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Metrics from the front door through Redis to CloudWatch, and back. */
class MetricsJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Surroundings GATE = Surroundings.start();
    private static final CloudWatchStandIn CLOUD_WATCH = GATE.cloudWatch();

    @AfterAll
    static void stop() {
        GATE.close();
    }

    @AfterEach
    void reset() {
        CLOUD_WATCH.reset();
    }

    @Test
    void aMetricArrivesAndCanBeReadBack() {
        HttpResponse<String> answer = GATE.caller().sendMetric(GATE.token(), "shop", "sales", 12.5);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).matches("\\{\"ResponseMetadata\":\\{\"RequestId\":\"[^\"]+\"}}");
        awaitMetrics(1);
        assertThat(CLOUD_WATCH.metrics().getFirst().metricName()).isEqualTo("sales");
        assertThat(GATE.caller()
                        .read("/api/v1/metrics/statistics?namespace=shop&metricName=sales&statistic=Sum")
                        .body())
                .contains("\"Sum\":12.5");
    }

    @Test
    void manySubmissionsShareOneCall() {
        for (int i = 0; i < 50; i++)
            assertThat(GATE.caller()
                            .sendMetric(GATE.token(), "shop", "visits", i)
                            .statusCode())
                    .isEqualTo(201);

        awaitMetrics(50);
        assertThat(CLOUD_WATCH.calls(Operation.PUT_METRIC_DATA)).isLessThan(25);
    }

    @Test
    void throttlingAndFailuresDelayAndLoseNothing() {
        CLOUD_WATCH
                .misbehave(new Fault.Throttle())
                .on(Operation.PUT_METRIC_DATA)
                .times(2);
        CLOUD_WATCH.misbehave(new Fault.Fail(500)).on(Operation.PUT_METRIC_DATA).times(1);
        CLOUD_WATCH
                .misbehave(new Fault.CutBeforeProcessing())
                .on(Operation.PUT_METRIC_DATA)
                .times(1);

        assertThat(GATE.caller().sendMetric(GATE.token(), "shop", "orders", 1).statusCode())
                .isEqualTo(201);

        awaitMetrics(1);
        assertThat(CLOUD_WATCH.calls(Operation.PUT_METRIC_DATA)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aPoisonousDatumTakesNoOtherWithIt() {
        CLOUD_WATCH.refuseMetrics(datum -> datum.metricName().equals("poison"));

        GATE.caller().sendMetric(GATE.token(), "shop", "healthy", 1);
        GATE.caller().sendMetric(GATE.token(), "shop", "poison", 1);
        GATE.caller().sendMetric(GATE.token(), "shop", "healthy", 1);

        awaitMetrics(2);
        Eventually.holds(
                SOON,
                "the poison is a dead letter",
                () -> GATE.caller().read("/api/v1/dead-letters").body().contains("poison"));
    }

    @Test
    void whatCloudWatchWouldRefuseIsRefusedAtTheDoor() {
        HttpResponse<String> answer = GATE.caller().sendMetric(GATE.token(), "AWS/EC2", "mine", 1);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(CLOUD_WATCH.calls(Operation.PUT_METRIC_DATA)).isZero();
    }

    private static void awaitMetrics(int count) {
        Eventually.holds(SOON, count + " metrics arrive", () -> CLOUD_WATCH.samples() == count);
    }
}
