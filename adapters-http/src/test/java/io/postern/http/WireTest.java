package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1 as old and odd clients speak it. */
final class WireTest {

    private static final Gate GATE = Gate.open();
    private static final String PARAMS = "{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}";
    private static final String CHUNKED = "POST /token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final int LIMIT = 16 * 1024 * 1024;

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say(post("/metric", GATE.metric(PARAMS))
                    + post("/token", "{}")
                    + post("/nowhere", "{}")
                    + post("/metric", GATE.metric(PARAMS)));

            assertThat(wire.head()).startsWith("HTTP/1.1 201");
            assertThat(wire.head()).startsWith("HTTP/1.1 403");
            assertThat(wire.head()).startsWith("HTTP/1.1 404");
            assertThat(wire.head()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void http10IsServedAndClosed() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            String body = GATE.metric(PARAMS);
            wire.say("POST /metric HTTP/1.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

            assertThat(wire.head()).startsWith("HTTP/1.0 201").containsIgnoringCase("postern-receipt");
            assertThat(wire.closed()).isTrue();
        }
    }

    @Test
    void aClientThatWaitsFor100GetsIt() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            String body = GATE.metric(PARAMS);
            wire.say("POST /metric HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                    + "\r\n\r\n");
            assertThat(wire.head()).startsWith("HTTP/1.1 100");

            wire.say(body);

            assertThat(wire.head()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void aClientThatWaitsFor100WithTooMuchIsToldSo() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("POST /metric HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 60000000\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyInChunksIsRead() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            String body = GATE.metric(PARAMS);
            wire.say("POST /metric HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (char c : body.toCharArray()) wire.say("1\r\n" + c + "\r\n");
            wire.say("0\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void tooMuchInChunksIs413() {
        // A publisher without a length sends chunks.
        var answer = GATE.send(GATE.request("/metric")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]))));

        Answer.isError(answer, 413, 193);
    }

    @Test
    void aBodyAtTheLimitIsRead() {
        String body = GATE.metric(PARAMS);

        var answer = GATE.postJson("/metric", body + " ".repeat(LIMIT - body.length()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void aBodyOf60MegabytesIsAnsweredCleanly() {
        Answer.isError(GATE.post("/metric", "application/json", new byte[60_000_000]), 413, 193);
    }

    @Test
    void theConnectionOutlivesABodyThatIsTooLarge() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say(post("/metric", " ".repeat(LIMIT + 1)) + post("/metric", GATE.metric(PARAMS)));

            assertThat(wire.head()).startsWith("HTTP/1.1 413");
            assertThat(wire.head()).startsWith("HTTP/1.1 201");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /test HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void aMalformedRequestIs400(String request) throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say(request);

            assertThat(wire.head()).contains(" 400 ");
        }
    }

    @Test
    void twoLengthsAreRefused() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x");

            assertThat(wire.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aBodyInManyCrumbsIsRead() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say(CHUNKED + "1\r\n \r\n".repeat(CrumbGuard.CRUMBS_MAX) + "0\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aBodyInTooManyCrumbsIsCutOff() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say(CHUNKED + "1\r\n \r\n".repeat(CrumbGuard.CRUMBS_MAX + 1));

            assertThat(cutOff(wire)).isTrue();
        }
    }

    private static boolean cutOff(Wire wire) throws IOException {
        try {
            return wire.closed();
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException _) { // a reset, when something was left unread
            return true;
        }
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
