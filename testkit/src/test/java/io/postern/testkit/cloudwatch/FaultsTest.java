package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ThrottlingException;

class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

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
    void throttlesMetricsForTheNextCalls() {
        standIn.misbehave(new Fault.Throttle()).times(2);

        for (int i = 0; i < 2; i++) {
            CloudWatchException refusal = catchThrowableOfType(CloudWatchException.class, () -> putMetrics(sdk, 1));
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            assertThat(refusal.isThrottlingException()).isTrue();
        }
        putMetrics(sdk, 1);
        assertThat(standIn.metrics()).hasSize(1);
        assertThat(standIn.calls(Operation.PUT_METRIC_DATA)).isEqualTo(3);
    }

    @Test
    void throttlesLogs() {
        standIn.misbehave(new Fault.Throttle()).times(1);

        ThrottlingException refusal = catchThrowableOfType(ThrottlingException.class, () -> putEvents("x"));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.isThrottlingException()).isTrue();
    }

    @Test
    void misbehavesOnTheNamedOperationsOnly() {
        standIn.misbehave(new Fault.Throttle())
                .on(Operation.PUT_LOG_EVENTS, Operation.LIST_METRICS)
                .always();

        putMetrics(sdk, 1);

        assertThatThrownBy(() -> putEvents("x")).isInstanceOf(ThrottlingException.class);
        assertThatThrownBy(() -> sdk.metrics().listMetrics()).isInstanceOf(CloudWatchException.class);
    }

    @Test
    void misbehavesInTheNamedGroupOnly() {
        sdk.logs().createLogGroup(request -> request.logGroupName("dead"));
        standIn.misbehave(new Fault.Fail(500))
                .on(Operation.CREATE_LOG_STREAM)
                .inLogGroup("dead")
                .always();

        sdk.logs().createLogStream(request -> request.logGroupName("g").logStreamName("t"));
        putMetrics(sdk, 1);

        assertThatThrownBy(() -> sdk.logs()
                        .createLogStream(request -> request.logGroupName("dead").logStreamName("t")))
                .isInstanceOf(CloudWatchLogsException.class);
    }

    @Test
    void drawsTheSameCallsForTheSameSeed() {
        List<Boolean> once = throttledOf(200, 17);
        List<Boolean> again = throttledOf(200, 17);

        assertThat(again).isEqualTo(once);
        assertThat(once.stream().filter(throttled -> throttled).count()).isBetween(20L, 80L);
        assertThat(throttledOf(200, 18)).isNotEqualTo(once);
    }

    @Test
    void drawsOnlyFromTheCallsThatAreMeant() {
        standIn.misbehave(new Fault.Throttle()).on(Operation.PUT_METRIC_DATA).sometimes(1, 17);

        putEvents("x");

        assertThatThrownBy(() -> putMetrics(sdk, 1)).isInstanceOf(CloudWatchException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void hasNoSuchShare(double share) {
        Misbehaviour throttle = standIn.misbehave(new Fault.Throttle());

        assertThatThrownBy(() -> throttle.sometimes(share, 17)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void behavesAgainWhenTold() {
        standIn.misbehave(new Fault.Throttle()).always();
        standIn.refuseMetrics(datum -> true);
        standIn.refuseLogEvents(event -> true);

        standIn.behave();

        putMetrics(sdk, 1);
        putEvents("x");
        assertThat(standIn.metrics()).hasSize(1);
        assertThat(standIn.logEvents("g", "s")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void fails(int status) {
        standIn.misbehave(new Fault.Fail(status)).times(2);

        CloudWatchException metrics = catchThrowableOfType(CloudWatchException.class, () -> putMetrics(sdk, 1));
        CloudWatchLogsException logs = catchThrowableOfType(CloudWatchLogsException.class, () -> putEvents("x"));

        assertThat(metrics.statusCode()).isEqualTo(status);
        assertThat(logs.statusCode()).isEqualTo(status);
        assertThat(logs instanceof ServiceUnavailableException).isEqualTo(status == 503);
        assertThat(standIn.metrics()).isEmpty();
        assertThat(standIn.logEvents("g", "s")).isEmpty();
    }

    @Test
    void failsWithNoOtherStatus() {
        assertThatThrownBy(() -> new Fault.Fail(502)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deniesAccess() {
        standIn.misbehave(new Fault.DenyAccess()).times(2);

        CloudWatchException metrics = catchThrowableOfType(CloudWatchException.class, () -> putMetrics(sdk, 1));
        CloudWatchLogsException logs = catchThrowableOfType(CloudWatchLogsException.class, () -> putEvents("x"));

        assertThat(metrics.statusCode()).isEqualTo(403);
        assertThat(metrics.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        assertThat(metrics.awsErrorDetails().errorMessage())
                .contains("is not authorized to perform: cloudwatch:PutMetricData");
        assertThat(logs.statusCode()).isEqualTo(400);
        assertThat(logs.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
    }

    @Test
    void expiresTheToken() {
        standIn.misbehave(new Fault.ExpireToken()).times(2);

        AwsServiceException metrics = catchThrowableOfType(AwsServiceException.class, () -> putMetrics(sdk, 1));
        AwsServiceException logs = catchThrowableOfType(AwsServiceException.class, () -> putEvents("x"));

        assertThat(metrics.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
        assertThat(logs.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException");
    }

    @Test
    void aPoisonedDatumRefusesItsRequest() {
        standIn.refuseMetrics(datum -> datum.values().contains(13.0));

        putMetrics(sdk, 12);
        InvalidParameterValueException refusal =
                catchThrowableOfType(InvalidParameterValueException.class, () -> putMetrics(sdk, 12, 13));

        assertThat(refusal.awsErrorDetails().errorMessage()).contains("MetricData.member.2");
        assertThat(standIn.metrics()).hasSize(1);
    }

    @Test
    void aPoisonedEventRefusesItsRequest() {
        standIn.refuseLogEvents(event -> event.message().contains("poison"));

        putEvents("x");
        assertThatThrownBy(() -> putEvents("x", "poison")).isInstanceOf(InvalidParameterException.class);

        assertThat(standIn.logEvents("g", "s")).hasSize(1);
    }

    /** Of so many calls, a quarter of which are throttled: which were. */
    private List<Boolean> throttledOf(int calls, long seed) {
        standIn.behave();
        standIn.misbehave(new Fault.Throttle()).sometimes(0.25, seed);
        List<Boolean> throttled = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            try {
                putMetrics(sdk, 1);
                throttled.add(false);
            } catch (CloudWatchException _) {
                throttled.add(true);
            }
        }
        return throttled;
    }

    private static void putMetrics(SdkClients clients, double... values) {
        MetricDatum[] datums = new MetricDatum[values.length];
        for (int i = 0; i < values.length; i++) {
            datums[i] = MetricDatum.builder().metricName("m").value(values[i]).build();
        }
        clients.metrics().putMetricData(request -> request.namespace("n").metricData(datums));
    }

    private void putEvents(String... messages) {
        InputLogEvent[] events = new InputLogEvent[messages.length];
        for (int i = 0; i < messages.length; i++) {
            events[i] = InputLogEvent.builder()
                    .timestamp(NOW.toEpochMilli())
                    .message(messages[i])
                    .build();
        }
        sdk.logs()
                .putLogEvents(
                        request -> request.logGroupName("g").logStreamName("s").logEvents(events));
    }
}
