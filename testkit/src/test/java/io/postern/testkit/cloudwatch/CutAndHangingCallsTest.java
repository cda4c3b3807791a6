package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.Eventually;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class CutAndHangingCallsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CloudWatchStandIn standIn = CloudWatchStandIn.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SdkClients sdk = new SdkClients(standIn.endpoint());
    private final SdkClients impatient = new SdkClients(standIn.endpoint(), Duration.ofSeconds(1));

    @BeforeEach
    void createStream() {
        sdk.logs().createLogGroup(request -> request.logGroupName("g"));
        sdk.logs().createLogStream(request -> request.logGroupName("g").logStreamName("s"));
        // The first call loads the classes, which may take longer than the impatient client waits.
        sdk.metrics().listMetrics();
        impatient.metrics().listMetrics();
    }

    @AfterEach
    void close() {
        sdk.close();
        impatient.close();
        standIn.close();
    }

    @Test
    void cutsBeforeProcessing() {
        standIn.misbehave(new Fault.CutBeforeProcessing()).times(1);

        assertThatThrownBy(() -> putMetrics(sdk, 1)).isInstanceOf(SdkClientException.class);

        assertThat(standIn.metrics()).isEmpty();
    }

    @Test
    void cutsAfterProcessing() {
        standIn.misbehave(new Fault.CutAfterProcessing()).times(1);

        assertThatThrownBy(() -> putMetrics(sdk, 1)).isInstanceOf(SdkClientException.class);

        assertThat(standIn.metrics()).hasSize(1);
    }

    @Test
    void hangsUntilReleased() {
        standIn.misbehave(new Fault.Hang()).times(1);

        assertThatThrownBy(() -> putMetrics(impatient, 1)).isInstanceOf(ApiCallTimeoutException.class);
        Eventually.holds(PATIENCE, "a call hangs", () -> standIn.hangingCalls() == 1);
        standIn.release();

        Eventually.holds(PATIENCE, "no call hangs", () -> standIn.hangingCalls() == 0);
        assertThat(standIn.metrics()).isEmpty();
    }

    @Test
    void hangsAfterProcessing() {
        standIn.misbehave(new Fault.HangAfterProcessing()).times(1);

        assertThatThrownBy(() -> putMetrics(impatient, 1)).isInstanceOf(ApiCallTimeoutException.class);

        Eventually.holds(PATIENCE, "a call hangs", () -> standIn.hangingCalls() == 1);
        assertThat(standIn.metrics()).hasSize(1);
    }

    @Test
    void closingEndsTheCallsThatHang() {
        standIn.misbehave(new Fault.Hang()).times(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> call = callers.submit(() -> putMetrics(sdk, 1));
            Eventually.holds(PATIENCE, "a call hangs", () -> standIn.hangingCalls() == 1);

            standIn.close();

            Eventually.holds(PATIENCE, "the call ends", () -> call.isDone() && standIn.hangingCalls() == 0);
            assertThat(call.exceptionNow()).isInstanceOf(SdkClientException.class);
        }
    }

    private static void putMetrics(SdkClients clients, double... values) {
        MetricDatum[] datums = new MetricDatum[values.length];
        for (int i = 0; i < values.length; i++) {
            datums[i] = MetricDatum.builder().metricName("m").value(values[i]).build();
        }
        clients.metrics().putMetricData(request -> request.namespace("n").metricData(datums));
    }
}
