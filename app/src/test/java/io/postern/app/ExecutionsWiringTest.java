package io.postern.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where execution logs are, by configuration, and the way from the bucket to the caller. */
class ExecutionsWiringTest {

    private static final String KEY = "2023/01/execution_log_2023_01_01_06_00_00.csv";
    private static final String LOG = """
        platform,region,service,resource,resource_id,action,timestamp,dry_run_flag,execution_id\r
        AWS,eu-west-1,S3,Bucket,our-logs,DELETE,2023-01-01 06:00:01,False,1f0e\r
        """;

    @Test
    void withoutABucketThereAreNone() {
        try (Gate gate = start(Map.of())) {
            assertThat(gate.context().getBean(ExecutionLogs.class)).isInstanceOf(MemoryExecutionLogs.class);
            assertThat(told(gate)).contains("execution logs of the cleanup: memory (EXECUTION_LOG_BUCKET is not set)");
        }
    }

    @Test
    void theBucketOfTheOriginalIsRead() throws IOException, InterruptedException {
        try (CloudWatchStandIn aws = CloudWatchStandIn.start();
                HttpClient http = HttpClient.newHttpClient()) {
            aws.putObject("execution-logs", KEY, LOG.getBytes(UTF_8));
            Map<String, String> variables = Map.of(
                    "EXECUTION_LOG_BUCKET", "execution-logs",
                    "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                    "AWS_REGION", "eu-central-1",
                    "AWS_ACCESS_KEY_ID", "AKIATEST",
                    "AWS_SECRET_ACCESS_KEY", "secret-key",
                    "POSTERN_OPERATOR_KEY", "operator-key-of-tests");
            try (Gate gate = start(variables)) {
                assertThat(told(gate)).contains("execution logs of the cleanup: s3 (EXECUTION_LOG_BUCKET is set)");
                assertThat(read(http, gate, "/execution"))
                        .contains("{\"key\":\"" + KEY + "\",\"date\":\"Sun Jan  1 06:00:00 2023\"}");
                assertThat(read(http, gate, "/execution/" + KEY.replace("/", "%2F")))
                        .contains(
                                "[[\"2023-01-01 06:00:01\",\"eu-west-1\",\"S3\",\"Bucket\",\"our-logs\",\"DELETE\"]]");
                assertThat(read(http, gate, "/api/v1/cleanup/executions/diff?from=" + KEY + "&to=" + KEY))
                        .contains("\"unchanged\":1");
            }
        }
    }

    @Test
    void aChosenBucketMustHaveAName() {
        assertThatThrownBy(() -> start(Map.of("POSTERN_CLEANUP_EXECUTION_LOGS", "s3", "AWS_REGION", "eu-central-1"))
                        .close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.cleanup.bucket.name: not set (expected: ");
    }

    @Test
    void anUnknownAdapterStopsTheBootAndBothKnownOnesAreNamed() {
        assertThatThrownBy(() ->
                        start(Map.of("POSTERN_CLEANUP_EXECUTION_LOGS", "disk")).close())
                .isInstanceOf(BootFailure.class)
                .hasMessage("postern.cleanup.execution-logs: disk (expected: memory or s3).");
    }

    private static Gate start(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PORT", "-1");
        return Boot.start(all, Map.of());
    }

    private static String read(HttpClient http, Gate gate, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gate.uri().resolve(path))
                .header("x-api-key", "operator-key-of-tests")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String told(Gate gate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.report().tell(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
