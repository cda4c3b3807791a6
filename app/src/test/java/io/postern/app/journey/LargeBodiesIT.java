package io.postern.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.AtOnce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Many times the heap in bodies at once, all within the limit of each. */
class LargeBodiesIT {

    private static final int SENDERS = 40;
    private static final int LIMIT = 16 * 1024 * 1024;

    @Test
    void aSmallHeapOutlivesThem() throws IOException {
        try (PosternProcess postern =
                        PosternProcess.startWithHeap("160m", Map.of("CLIENT_SECRET_KEY", Caller.CLIENT_SECRET));
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String token = postern.caller().accessToken();
            List<HttpRequest> large = List.of(
                    request(postern, "identity", body(token, " ".repeat(LIMIT - 1000))),
                    request(postern, "gzip", gzip(body(token, " ".repeat(LIMIT - 1000)))),
                    request(postern, "identity", body(token, ",\"more\":[0" + ",0".repeat(590_000) + "]")));
            AtomicInteger turn = new AtomicInteger();

            List<Integer> answers = AtOnce.run(SENDERS, () -> {
                int mine = turn.getAndIncrement();
                if (mine % 4 == 3)
                    return postern.caller()
                                    .sendMetric(token, "shop", "sales", mine)
                                    .statusCode()
                            + 1000;
                return http.send(large.get(mine % 4), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            });

            assertThat(answers).contains(201, 1201).isSubsetOf(201, 503, 1201);
            for (HttpRequest one : large) assertThat(send(http, one)).isEqualTo(201);
            assertThat(postern.output()).doesNotContain("OutOfMemoryError");
            assertThat(postern.caller().get("/prometheus").body()).contains("postern_bodies_bytes 0.0");
        }
    }

    private static byte[] body(String token, String more) {
        return """
            {"accessToken":"%s","params":{"Namespace":"shop","MetricData":[{"MetricName":"sales","Value":1}]}%s}\
            """.formatted(token, more).getBytes(UTF_8);
    }

    private static HttpRequest request(PosternProcess postern, String encoding, byte[] body) {
        return HttpRequest.newBuilder(postern.uri().resolve("/metric"))
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static int send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
