package org.example.postern.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.testkit.ChildProcess;
import io.postern.testkit.Eventually;
import io.postern.testkit.LoopbackPort;
import io.postern.testkit.TemporaryFolder;
import io.postern.testkit.redis.RealRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Postern on the class path of this test, and somebody who calls it. */
final class PosternProcess implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofSeconds(90);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Path SETTINGS = Path.of("src", "test", "resources", "postern.yml");
    private static final String CLIENT_SECRET = "the client secret of the journey";

    private final TemporaryFolder folder = TemporaryFolder.create("postern");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = LoopbackPort.free();
    private final Map<String, String> variables;
    private ChildProcess process;

    private PosternProcess(Map<String, String> variables) {
        this.variables = new HashMap<>(variables);
        this.variables.put("PORT", Integer.toString(port));
        this.process = ChildProcess.start(command(), this.variables, folder);
    }

    /** One that answers, in production mode, on that PostgreSQL; dead letters alone are in Redis. */
    static PosternProcess start(String postgres, URI cloudWatch) {
        PosternProcess postern = new PosternProcess(Map.ofEntries(
                Map.entry("POSTERN_MODE", "production"),
                Map.entry("MICRONAUT_CONFIG_FILES", SETTINGS.toAbsolutePath().toString()),
                Map.entry("POSTERN_POSTGRES_URL", postgres),
                Map.entry("POSTERN_REDIS_URI", RealRedis.shared().uri().toString()),
                Map.entry("CLIENT_SECRET_KEY", CLIENT_SECRET),
                Map.entry("ACCESS_TOKEN_SECRET_KEY", "the access secret of the journey"),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "a secret access key for nobody"),
                Map.entry("AWS_ENDPOINT_URL", cloudWatch.toString()),
                // A crash leaves claims behind, which come back after the lease; it has to outlast a round of delivery.
                Map.entry("POSTERN_AWS_CONNECT_TIMEOUT", "1s"),
                Map.entry("POSTERN_AWS_CALL_TIMEOUT", "1s"),
                Map.entry("POSTERN_TELEMETRY_COMPANY", "100ms"),
                Map.entry("POSTERN_TELEMETRY_ROUND_MAX", "1s"),
                Map.entry("POSTERN_TELEMETRY_FIRST_RETRY", "100ms"),
                Map.entry("POSTERN_TELEMETRY_RETRY_MAX", "1s"),
                Map.entry("POSTERN_TELEMETRY_POSTGRES_QUEUE_LEASE", "2500ms")));
        postern.awaitAnswer();
        return postern;
    }

    /** Ends it with SIGKILL, as a crash would. */
    void kill() {
        process.kill();
    }

    /** Starts it again on the same port; it answers on return. */
    void restart() {
        process = ChildProcess.start(command(), variables, folder);
        awaitAnswer();
    }

    /** A client token as backends make them. */
    static String clientToken() {
        String time = Long.toString(System.currentTimeMillis());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((time + "salt" + CLIENT_SECRET).getBytes(UTF_8));
            String token = time + "::salt::" + Base64.getEncoder().encodeToString(hash);
            return Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> exchange(String clientToken) {
        return post("/token", "{\"clientToken\":\"" + clientToken + "\"}");
    }

    String accessToken(String clientToken) {
        HttpResponse<String> answer = exchange(clientToken);
        if (answer.statusCode() != 201) throw new AssertionError("no token: " + answer.body());
        return answer.body().replaceFirst(".*\"accessToken\":\"([^\"]+)\".*", "$1");
    }

    HttpResponse<String> sendMetric(String token, String name) {
        return post("/metric", """
            {"accessToken":"%s","params":{"Namespace":"Journey","MetricData":[{"MetricName":"%s","Value":1}]}}\
            """.formatted(token, name));
    }

    HttpResponse<String> trace(String token, String receipt) {
        return send(HttpRequest.newBuilder(uri().resolve("/api/v1/receipts/" + receipt))
                .header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(uri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer() {
        Eventually.holds(START_MAX, "Postern answers", () -> {
            if (!process.alive()) throw new IllegalStateException("Postern ended; it said:\n" + process.log());
            try {
                return send(HttpRequest.newBuilder(uri().resolve("/health"))).statusCode() == 200;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
    }

    private URI uri() {
        return URI.create("http://localhost:" + port);
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.postern.app.Postern");
    }

    @Override
    public void close() {
        process.kill();
        http.close();
        folder.close();
    }
}
