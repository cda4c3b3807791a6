package io.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.scheduling.TaskExecutors;
import io.postern.testkit.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class ThreadsTest {

    private static final String DATUM = "{\"MetricName\":\"m\",\"Value\":1}";
    private static final int MORE_THAN_EVENT_LOOPS = 4 * Runtime.getRuntime().availableProcessors();

    @Test
    void blockingControllersRunOnVirtualThreads() throws Exception {
        try (Gate gate = Gate.open()) {
            ExecutorService blocking = gate.bean(ExecutorService.class, TaskExecutors.BLOCKING);

            assertThat(blocking.submit(() -> Thread.currentThread().isVirtual()).get())
                    .isTrue();
        }
    }

    @Test
    void aSlowQueueHoldsNoEventLoop() throws Exception {
        try (Gate gate = Gate.open()) {
            CompletableFuture<?> stored = gate.queue().slowItDown();
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_EVENT_LOOPS; i++) waiting.add(gate.sendAsync(metrics(gate, DATUM)));

            assertThat(gate.get("/nothing-here").statusCode()).isEqualTo(404);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);

            stored.complete(null);
            for (CompletableFuture<HttpResponse<String>> answer : waiting)
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whatIsSmallAndHereIsReadOnTheEventLoop() {
        try (Gate gate = Gate.open()) {
            // A client may send its headers before the body; then the body is not here yet.
            Eventually.holds(Duration.ofSeconds(20), "a body that came with its headers", () -> {
                assertThat(gate.send(metrics(gate, DATUM)).statusCode()).isEqualTo(201);
                return gate.queue().calledByEventLoop();
            });
        }
    }

    @Test
    void whatIsLargeIsReadElsewhere() {
        try (Gate gate = Gate.open()) {
            String many = String.join(",", Collections.nCopies(1000, DATUM + " ".repeat(30)));

            assertThat(gate.send(metrics(gate, many)).statusCode()).isEqualTo(201);

            assertThat(gate.queue().calledByEventLoop()).isFalse();
        }
    }

    @Test
    void whatIsCompressedIsReadElsewhere() throws IOException {
        try (Gate gate = Gate.open()) {
            byte[] body = gzip(body(gate, DATUM).getBytes(UTF_8));

            HttpRequest.Builder request = gate.request("/metric")
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));

            assertThat(gate.send(request).statusCode()).isEqualTo(201);
            assertThat(gate.queue().calledByEventLoop()).isFalse();
        }
    }

    @Test
    void whereLimitsMustBeAskedItIsDoneElsewhere() {
        Map<String, Object> limited = Map.of("postern.access.rate-limit.preset", "custom");
        try (Gate gate = Gate.openWith(limited)) {
            assertThat(gate.send(metrics(gate, DATUM)).statusCode()).isEqualTo(201);

            assertThat(gate.queue().calledByEventLoop()).isFalse();
        }
    }

    private static HttpRequest.Builder metrics(Gate gate, String datums) {
        return gate.request("/metric")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body(gate, datums)));
    }

    private static String body(Gate gate, String datums) {
        return gate.metric("{\"Namespace\":\"n\",\"MetricData\":[" + datums + "]}");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
