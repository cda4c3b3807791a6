package io.postern.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.Wire;
import io.postern.testkit.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of several requests at once, which together are more than the budget: 4 MB here, and 1 MB for each. */
final class ManyBodiesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1024 * 1024;
    private static final Gate GATE =
            Gate.openWith(Map.of("postern.http.body-max", "1MB", "postern.http.bodies-max", "4MB"));
    private static final String PARAMS = "{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}";

    private final List<Wire> wires = new ArrayList<>();

    @BeforeEach
    void nothingIsTaken() {
        GATE.queue().mendIt();
        allIsGivenBack();
    }

    @AfterEach
    void everythingIsGivenBack() throws IOException {
        for (Wire wire : wires) wire.close();
        Eventually.holds(SOON, "all of the budget is given back", () -> taken() == 0);
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void whatIsTooMuchIsRefusedBeforeItComes() throws IOException {
        fill();
        Wire late = open();

        late.say(head("/metric", MEGABYTE));

        assertThat(late.head()).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after: 2");
    }

    @Test
    void aRefusalIsAnErrorWithACodeAndACounter() throws IOException {
        fill();
        double before = GATE.counted("postern.refused", "reason", "bodies_full", "endpoint", "metric");

        Answer.isError(GATE.postJson("/metric", " ".repeat(MEGABYTE)), 503, 189);

        assertThat(GATE.counted("postern.refused", "reason", "bodies_full", "endpoint", "metric"))
                .isEqualTo(before + 1);
    }

    @Test
    void whoeverWaitsFor100IsRefusedInstead() throws IOException {
        fill();
        Wire late = open();

        late.say("POST /metric HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(late.head()).startsWith("HTTP/1.1 503");
    }

    @Test
    void chunksAreRefusedAsTheyCome() throws IOException {
        fill();
        Wire late = open();

        late.say("POST /metric HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        late.say("80000\r\n" + " ".repeat(0x80000) + "\r\n");

        assertThat(late.head()).startsWith("HTTP/1.1 503");
    }

    @Test
    void theConnectionOutlivesTheRefusal() throws IOException {
        fill();
        Wire late = open();
        String body = GATE.metric(PARAMS);

        late.say(head("/metric", MEGABYTE) + " ".repeat(MEGABYTE) + head("/metric", body.length()) + body);

        assertThat(late.head()).startsWith("HTTP/1.1 503");
        assertThat(late.head()).startsWith("HTTP/1.1 201");
    }

    @Test
    void smallBodiesAreTakenAllTheWhile() throws IOException {
        fill();
        Wire inPieces = open();
        String body = GATE.metric(PARAMS);

        assertThat(GATE.postJson("/metric", body).statusCode()).isEqualTo(201);
        inPieces.say(head("/metric", body.length()));
        inPieces.say(body);
        assertThat(inPieces.head()).startsWith("HTTP/1.1 201");
        inPieces.say("POST /metric HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        inPieces.say(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
        assertThat(inPieces.head()).startsWith("HTTP/1.1 201");
    }

    @Test
    void anAnnouncementTakesNothing() throws IOException {
        for (int i = 0; i < 20; i++) open().say(head("/metric", MEGABYTE));

        assertThat(GATE.postJson("/metric", padded()).statusCode()).isEqualTo(201);
    }

    @Test
    void connectionsThatBreakGiveBackWhatTheyTook() throws IOException {
        fill();
        for (Wire wire : wires) wire.close();
        allIsGivenBack();

        assertThat(GATE.postJson("/metric", padded()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"accessToken\":\"forged\"}", "{}", "[1,2,3]"})
    void whatIsRefusedGivesBackWhatItTook(String text) {
        HttpResponse<String> answer = GATE.postJson("/metric", text + " ".repeat(500_000));

        assertThat(answer.statusCode()).isBetween(400, 403);
        allIsGivenBack();
    }

    @Test
    void aQueueOutOfReachGivesBackToo() {
        GATE.queue().breakIt();

        Answer.isError(GATE.postJson("/metric", padded()), 503, 199);

        allIsGivenBack();
    }

    @Test
    void whatIsTooLargeGivesBackWhatItTook() throws IOException {
        Wire wire = open();
        wire.say("POST /token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 5; i++) wire.say("40000\r\n" + " ".repeat(0x40000) + "\r\n");
        wire.say("0\r\n\r\n");

        assertThat(wire.head()).startsWith("HTTP/1.1 413");
        allIsGivenBack();
    }

    @Test
    void whatIsInflatedCountsToo() throws IOException {
        fill();

        Answer.isError(gzipped(new byte[900_000]), 503, 189);
    }

    @Test
    void whatABodyIsMadeIntoCountsToo() throws IOException {
        fill();

        // 20 kB, but 10,000 values.
        Answer.isError(GATE.postJson("/metric", "[" + "0,".repeat(10_000) + "0]"), 503, 189);
    }

    @Test
    void aFormCountsToo() throws IOException {
        fill();

        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", "a=1&".repeat(5_000)), 503, 189);
    }

    @Test
    void whoIsAloneIsTakenEvenWithMoreThanAllOfTheBudget() {
        StringBuilder values = new StringBuilder("0");
        while (values.length() < 900_000) values.append(",0");

        HttpResponse<String> answer = GATE.postJson("/metric", GATE.metric(PARAMS + ",\"ignored\":[" + values + "]"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        allIsGivenBack();
    }

    private static void allIsGivenBack() {
        Eventually.holds(SOON, "all is given back", () -> taken() == 0);
    }

    /** Bodies that stop just before their end, until the budget has no room for half a megabyte more. */
    private void fill() throws IOException {
        for (int i = 1; i <= 15; i++) {
            open().say(head("/metric", 256_000) + " ".repeat(255_999));
            int taken = 256_000 * i;
            Eventually.holds(SOON, taken + " bytes are taken", () -> taken() == taken);
        }
    }

    private Wire open() throws IOException {
        Wire wire = new Wire(GATE.port());
        wires.add(wire);
        return wire;
    }

    private static String padded() {
        String body = GATE.metric(PARAMS);
        return body + " ".repeat(500_000);
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static HttpResponse<String> gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return GATE.send(GATE.request("/metric")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    private static double taken() {
        return GATE.gauge("postern.bodies");
    }
}
