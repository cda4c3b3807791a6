package io.postern.http.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are compressed, seen through {@code POST /metric}. */
final class CompressedBodiesTest {

    private static final Gate GATE = Gate.open();

    private static final String PARAMS =
            "{\"Namespace\":\"cafe\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]},\"note\":\"\u00e9\"";

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void gzipIsInflated() throws IOException {
        assertAccepted(gzipped(gzip(GATE.metric(PARAMS).getBytes(UTF_8))));
    }

    @Test
    void falseGzipIsCode123() {
        Answer.isError(gzipped(GATE.metric(PARAMS).getBytes(UTF_8)), 400, 123);
    }

    @Test
    void gzipCutShortIsCode123() throws IOException {
        byte[] whole = gzip(GATE.metric(PARAMS).getBytes(UTF_8));

        Answer.isError(gzipped(Arrays.copyOf(whole, whole.length - 9)), 400, 123);
    }

    @Test
    void noBodyAtAllUnderGzipIsCode123() {
        Answer.isError(gzipped(new byte[0]), 400, 123);
    }

    @Test
    void aGzipBombIs413() throws IOException {
        Answer.isError(gzipped(gzip(new byte[64 * 1024 * 1024])), 413, 193);
    }

    @Test
    void gzipInMembersIsInflated() throws IOException {
        String body = GATE.metric(PARAMS);

        assertAccepted(gzipped(members(
                gzip(body.substring(0, 9).getBytes(UTF_8)),
                gzip(new byte[0]),
                gzip(body.substring(9).getBytes(UTF_8)))));
    }

    @Test
    void gzipOfVeryManyEmptyMembersIsCode123() throws IOException {
        byte[] empty = gzip(new byte[0]);

        Answer.isError(gzipped(members(Collections.nCopies(50_000, empty).toArray(byte[][]::new))), 400, 123);
    }

    @Test
    void anotherEncodingIs415() {
        Answer.isError(
                GATE.send(GATE.request("/metric")
                        .header("Content-Encoding", "br")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                415,
                194);
    }

    private static void assertAccepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(((Submission.Metrics) GATE.queue().last().orElseThrow()).namespace())
                .isEqualTo("cafe");
    }

    private static HttpResponse<String> gzipped(byte[] body) {
        return GATE.send(GATE.request("/metric")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] members(byte[]... members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] member : members) bytes.writeBytes(member);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
