package io.postern.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.postern.client.ApiClient;
import io.postern.client.ApiException;
import io.postern.client.ApiResponse;
import io.postern.client.api.ReadingApi;
import io.postern.client.api.ReadingApi.APIReadStatisticsRequest;
import io.postern.client.api.ReadingApi.APISearchLogEventsRequest;
import io.postern.client.api.TelemetryApi;
import io.postern.client.api.TelemetryApi.APISendLogEventsRequest;
import io.postern.client.api.TelemetryApi.APISendMetricsRequest;
import io.postern.client.api.TelemetryApi.APITraceReceiptRequest;
import io.postern.client.api.TokensApi;
import io.postern.client.api.TokensApi.APIIssueTokenRequest;
import io.postern.client.model.ClientToken;
import io.postern.client.model.ErrorEnvelope;
import io.postern.client.model.FoundLogEvent;
import io.postern.client.model.LogEvent;
import io.postern.client.model.LogSubmission;
import io.postern.client.model.MetricDatum;
import io.postern.client.model.MetricSubmission;
import io.postern.client.model.Problem;
import io.postern.client.model.PutMetricDataInput;
import io.postern.client.model.Receipt;
import io.postern.client.model.Statistics;
import io.postern.client.model.Trace;
import io.postern.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a sender and an operator do, with the Java client that is generated from the document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaClientJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final OpenGate gate = OpenGate.start();
    private final ApiClient sender = client();
    private final ApiClient operator =
            client().setRequestInterceptor(request -> request.header("x-api-key", OpenGate.OPERATOR_KEY));
    private final TelemetryApi telemetry = new TelemetryApi(sender);
    private final ReadingApi reading = new ReadingApi(operator);

    @AfterAll
    void end() {
        gate.close();
    }

    @Test
    void aMetricIsSentTracedAndRead() throws ApiException {
        String token = accessToken();
        Receipt receipt = telemetry.sendMetrics(metric(token, "orders", 42));

        assertThat(traced(token, receipt.getResponseMetadata().getRequestId()).getRecords())
                .isEqualTo(1);
        Eventually.passes(SOON, () -> assertThat(statistics("orders").getDatapoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValues()).containsEntry("Sum", 42.0)));
    }

    @Test
    void logEventsAreSentTracedAndFound() throws ApiException {
        String token = accessToken();
        LogSubmission submission = new LogSubmission()
                .accessToken(token)
                .logGroupName("shop")
                .logStreamName("web")
                .addLogEventsItem(new LogEvent()
                        .message("checkout finished")
                        .timestamp(Instant.now().toEpochMilli()));
        ApiResponse<Void> sent = telemetry.sendLogEventsWithHttpInfo(APISendLogEventsRequest.newBuilder()
                .logSubmission(submission)
                .idempotencyKey("journey-1")
                .build());

        String receipt =
                Objects.requireNonNull(sent.getHeaders().get("postern-receipt")).getFirst();
        assertThat(traced(token, receipt).getRecords()).isEqualTo(1);
        Eventually.passes(SOON, () -> assertThat(found("shop"))
                .extracting(FoundLogEvent::getMessage)
                .containsExactly("checkout finished"));
    }

    @Test
    void whatIsWrongWithADatumIsToldInTheEnvelope() throws ApiException, JsonProcessingException {
        String token = accessToken();
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> telemetry.sendMetrics(metric(token, "x".repeat(256), 1)));
        ErrorEnvelope told = sender.getObjectMapper().readValue(refusal.getResponseBody(), ErrorEnvelope.class);

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(told.getError().getCode()).isEqualTo(142);
        assertThat(told.getError().getRecords()).singleElement().satisfies(record -> assertThat(record.getField())
                .isEqualTo("MetricName"));
    }

    @Test
    void whoMayNotReadIsToldByAProblem() throws JsonProcessingException {
        ReadingApi stranger = new ReadingApi(client());
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> stranger.readStatistics(question("orders")));
        Problem told = sender.getObjectMapper().readValue(refusal.getResponseBody(), Problem.class);

        assertThat(refusal.getCode()).isEqualTo(401);
        assertThat(told.getStatus()).isEqualTo(401);
        assertThat(told.getDetail()).isNotBlank();
    }

    private ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(gate.uri().toString());
        return client;
    }

    private String accessToken() throws ApiException {
        return new TokensApi(sender)
                .issueToken(APIIssueTokenRequest.newBuilder()
                        .clientToken(new ClientToken().clientToken(gate.clientToken()))
                        .build())
                .getAccessToken();
    }

    private static APISendMetricsRequest metric(String token, String name, double value) {
        PutMetricDataInput input = new PutMetricDataInput()
                .namespace("shop")
                .addMetricDataItem(new MetricDatum().metricName(name).value(value));
        return APISendMetricsRequest.newBuilder()
                .metricSubmission(new MetricSubmission().accessToken(token).params(input))
                .build();
    }

    private Trace traced(String token, String receipt) throws ApiException {
        ApiClient owner = client().setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return new TelemetryApi(owner)
                .traceReceipt(APITraceReceiptRequest.newBuilder().id(receipt).build());
    }

    private Statistics statistics(String metricName) {
        try {
            return reading.readStatistics(question(metricName));
        } catch (ApiException refusal) {
            throw new AssertionError(refusal);
        }
    }

    private static APIReadStatisticsRequest question(String metricName) {
        return APIReadStatisticsRequest.newBuilder()
                .namespace("shop")
                .metricName(metricName)
                .statistic(List.of("Sum"))
                .build();
    }

    private List<FoundLogEvent> found(String logGroup) {
        try {
            return reading.searchLogEvents(APISearchLogEventsRequest.newBuilder()
                            .logGroupName(logGroup)
                            .build())
                    .getEvents();
        } catch (ApiException refusal) {
            throw new AssertionError(refusal);
        }
    }
}
