package io.postern.testkit.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

class WireTest {

    private static final String SIGNED_FOR_LOGS = "AWS4-HMAC-SHA256"
            + " Credential=key/20260301/us-east-1/logs/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64);
    private static final String PUT_METRIC_DATA = "/service/GraniteServiceVersion20100801/operation/PutMetricData";

    private static final CloudWatchStandIn STAND_IN = CloudWatchStandIn.start();
    private static final SdkClients SDK = new SdkClients(STAND_IN.endpoint());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeEach
    void reset() {
        STAND_IN.reset();
    }

    @AfterAll
    static void close() {
        HTTP.close();
        SDK.close();
        STAND_IN.close();
    }

    @Test
    void unsignedMetricsAreRefused() {
        try (CloudWatchClient anonymous = CloudWatchClient.builder()
                .endpointOverride(STAND_IN.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            CloudWatchException refusal = catchThrowableOfType(CloudWatchException.class, anonymous::listMetrics);

            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationToken");
        }
    }

    @Test
    void unsignedLogsAreRefused() {
        try (CloudWatchLogsClient anonymous = CloudWatchLogsClient.builder()
                .endpointOverride(STAND_IN.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            CloudWatchLogsException refusal =
                    catchThrowableOfType(CloudWatchLogsException.class, anonymous::describeLogGroups);

            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationTokenException");
        }
    }

    @ParameterizedTest
    @CsvSource({"monitoring,InvalidSignatureException", "logs,SerializationException"})
    void aSignatureIsForOneService(String service, String refusal) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(STAND_IN.endpoint())
                .header("X-Amz-Target", "Logs_20140328.DescribeLogGroups")
                .header("X-Amz-Date", "20260301T120000Z")
                .header("Authorization", SIGNED_FOR_LOGS.replace("/logs/", "/" + service + "/")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(refusal);
    }

    @Test
    void aSignatureThatIsCutShortIsRefused() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(STAND_IN.endpoint())
                .header("X-Amz-Target", "Logs_20140328.DescribeLogGroups")
                .header("X-Amz-Date", "20260301T120000Z")
                .header("Authorization", SIGNED_FOR_LOGS.substring(0, 40)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("IncompleteSignatureException");
    }

    @ParameterizedTest
    @CsvSource({"identity", "gzip"})
    void aBodyThatIsNotCborIsRefused(String encoding) throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(STAND_IN.endpoint().resolve(PUT_METRIC_DATA))
                        .header("smithy-protocol", "rpc-v2-cbor")
                        .header("Content-Encoding", encoding)
                        .header("X-Amz-Date", "20260301T120000Z")
                        .header("Authorization", SIGNED_FOR_LOGS.replace("/logs/", "/monitoring/")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-amzn-query-error")).hasValue("MalformedInput;Sender");
    }

    @Test
    void whatTheStandInDoesNotKnowIsRefused() {
        CloudWatchException metrics = catchThrowableOfType(
                CloudWatchException.class, () -> SDK.metrics().describeAlarms());
        CloudWatchLogsException logs = catchThrowableOfType(
                CloudWatchLogsException.class, () -> SDK.logs().describeDestinations());

        assertThat(metrics.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
        assertThat(logs.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
    }

    @Test
    void manyCallersAreServedAtOnce() throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                calls.add(callers.submit(WireTest::putOne));
            }
        }

        for (Future<?> call : calls) {
            assertThat(call.state()).isEqualTo(Future.State.SUCCESS);
        }
        assertThat(STAND_IN.metrics()).hasSize(100);
        assertThat(STAND_IN.calls(Operation.PUT_METRIC_DATA)).isEqualTo(100);
    }

    private static void putOne() {
        SDK.metrics().putMetricData(request -> request.namespace("n")
                .metricData(MetricDatum.builder().metricName("m").value(1.0).build()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(
                request.POST(HttpRequest.BodyPublishers.ofString("no protocol's"))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
