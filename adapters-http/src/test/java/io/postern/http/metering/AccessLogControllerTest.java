package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.access.EnrolOperator;
import io.postern.access.model.Role;
import io.postern.http.Answer;
import io.postern.http.CountingLedger;
import io.postern.http.Gate;
import io.postern.metering.model.MeterEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessLogControllerTest {

    private static final Gate GATE = Gate.openWith(Map.of("postern.metering.firehose.record-max", "64KB"));
    private static final CountingLedger LEDGER = GATE.bean(CountingLedger.class);
    private static final String PATH = "/api/v1/metering/access-logs";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @BeforeEach
    void forget() {
        LEDGER.reset();
    }

    @Test
    void linesAreCountedAndABrokenOneHindersNoOther() {
        HttpResponse<String> answer = post("\n" + entry("a") + "\r\nnonsense\n\n" + entry("b") + "\n  \n{\"x\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"recorded\":2,\"duplicates\":0,\"refused\":2}");
        assertThat(ids()).containsExactly("a", "b");
        assertThat(post(entry("a") + "\n" + entry("c")).body())
                .isEqualTo("{\"recorded\":1,\"duplicates\":1,\"refused\":0}");
    }

    @Test
    void anArrayIsCounted() {
        assertThat(post(" [" + entry("a") + " ,\n" + entry("b") + ", 7, null, [" + entry("no") + "], \"x\", {}]")
                        .body())
                .isEqualTo("{\"recorded\":2,\"duplicates\":0,\"refused\":5}");
        assertThat(ids()).containsExactly("a", "b");
        assertThat(post("[]").body()).isEqualTo("{\"recorded\":0,\"duplicates\":0,\"refused\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,%s", "[%s,%s,]", "[%s,%s]x", "[%s,%s,{\"a\"]"})
    void anArrayThatBreaksOffIsToldSoAndSendingItMendedCountsOnce(String broken) {
        HttpResponse<String> answer = post(broken.formatted(entry("a"), entry("b")));

        Answer.isProblem(answer, 400, 210);
        assertThat(Answer.json(answer).path("detail").asText()).startsWith("the array breaks off behind 2 entries");
        post("[" + entry("a") + "," + entry("b") + "]");
        assertThat(ids()).containsExactly("a", "b");
    }

    @Test
    void whatALambdaGetsIsTakenAsItIs() {
        String input = "{\"awslogs\":{\"data\":\"%s\"}}";

        assertThat(post(input.formatted(Packed.gzipped(Packed.logs("e", entry("a"), "broken", entry("b")))))
                        .body())
                .isEqualTo("{\"recorded\":2,\"duplicates\":0,\"refused\":1}");
        assertThat(ids()).containsExactly("e0", "e2");
        assertThat(post(input.formatted(Packed.gzipped(Packed.control()))).body())
                .isEqualTo("{\"recorded\":0,\"duplicates\":0,\"refused\":0}");
        assertThat(post("{\n  \"awslogs\": {\n \"data\": \"***\"}}").body())
                .isEqualTo("{\"recorded\":0,\"duplicates\":0,\"refused\":1}");
        assertThat(post("{\"awslogs\":{}}").body()).isEqualTo("{\"recorded\":0,\"duplicates\":0,\"refused\":1}");
        assertThat(post(Packed.logs("e", entry("a"))).body())
                .isEqualTo("{\"recorded\":0,\"duplicates\":1,\"refused\":0}");
    }

    @Test
    void aLambdasBombIsKeptAndNotInflated() {
        String bomb = Packed.gzipped(" ".repeat(1 << 20));

        assertThat(post("{\"awslogs\":{\"data\":\"" + bomb + "\"}}").body())
                .isEqualTo("{\"recorded\":0,\"duplicates\":0,\"refused\":1}");
        assertThat(refused().at("/entries/0/reason").asText()).isEqualTo("too_large");
    }

    @Test
    void gzipIsTaken() {
        HttpResponse<String> answer = GATE.send(request(PATH)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        Packed.gzip(entry("a").getBytes(UTF_8)))));

        assertThat(answer.body()).isEqualTo("{\"recorded\":1,\"duplicates\":0,\"refused\":0}");
    }

    @Test
    void whatWasNotCountedIsListedNewestFirst() {
        post("first broken line");
        post("second broken line\nsecond broken line");

        JsonNode entry = refused().at("/entries/0");
        assertThat(entry.path("reason").asText()).isEqualTo("not_json");
        assertThat(entry.path("text").asText()).isEqualTo("second broken line");
        assertThat(entry.path("refusedAt").asText()).isEqualTo("2026-05-01T12:00:00Z");
        assertThat(entry.path("id").asText()).hasSize(64);

        JsonNode page = Answer.json(GATE.operatorGets("/api/v1/metering/refused?limit=1"));
        JsonNode next = Answer.json(GATE.operatorGets(
                "/api/v1/metering/refused?limit=1&after=" + page.path("next").asText()));
        assertThat(next.at("/entries/0/text").asText()).isEqualTo("first broken line");
        Answer.isProblem(GATE.operatorGets("/api/v1/metering/refused?after=x"), 400, 180);
        Answer.isProblem(GATE.operatorGets("/api/v1/metering/refused?limit=0"), 400, 180);
        Answer.isProblem(GATE.get("/api/v1/metering/refused"), 401, 181);
    }

    @Test
    void aFormatThatThereIsNotIsToldSo() {
        HttpResponse<String> answer = post("?format=mine", entry("a"));

        Answer.isProblem(answer, 400, 180);
        assertThat(Answer.json(answer).path("detail").asText())
                .isEqualTo("format: mine (expected: one of [aws, http, rest])");
        assertThat(post("?format=rest", entry("a")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeCountedNowIsSentAgain() {
        LEDGER.breakIt();
        Answer.isProblem(post(entry("a")), 503, 199);
        LEDGER.reset();
        LEDGER.fillIt();
        HttpResponse<String> full = post(entry("a"));
        Answer.isProblem(full, 503, 280);
        assertThat(full.headers().firstValue("Retry-After")).contains("10");
        LEDGER.reset();

        assertThat(post(entry("a")).body()).isEqualTo("{\"recorded\":1,\"duplicates\":0,\"refused\":0}");
    }

    @Test
    void onlyWhoMayHandInCallsSendsThemAndMayNothingElse() {
        String reader = keyOf(Role.READ);
        String shipper = keyOf(Role.INGEST);

        Answer.isProblem(GATE.postJson(PATH, entry("a")), 401, 181);
        Answer.isProblem(
                GATE.send(GATE.request(PATH)
                        .header("x-api-key", reader)
                        .POST(HttpRequest.BodyPublishers.ofString(entry("a")))),
                403,
                212);
        Answer.isProblem(
                GATE.send(GATE.request(PATH)
                        .header("Authorization", "Bearer " + GATE.accessToken())
                        .POST(HttpRequest.BodyPublishers.ofString(entry("a")))),
                401,
                181);
        assertThat(LEDGER.events()).isEmpty();
        assertThat(GATE.send(GATE.request(PATH)
                                .header("x-api-key", shipper)
                                .POST(HttpRequest.BodyPublishers.ofString(entry("a"))))
                        .body())
                .isEqualTo("{\"recorded\":1,\"duplicates\":0,\"refused\":0}");
        Answer.isProblem(
                GATE.send(GATE.request("/api/v1/metering/refused")
                        .header("x-api-key", shipper)
                        .GET()),
                403,
                212);
    }

    @Test
    void callsAreCountedByWayAndOutcome() {
        double before = GATE.counted("postern.metering.calls", "way", "direct", "outcome", "recorded");

        post(entry("a") + "\n" + entry("a"));

        assertThat(GATE.counted("postern.metering.calls", "way", "direct", "outcome", "recorded"))
                .isEqualTo(before + 1);
        assertThat(GATE.counted("postern.metering.calls", "way", "direct", "outcome", "duplicate"))
                .isPositive();
    }

    private static String keyOf(Role role) {
        return GATE.bean(EnrolOperator.class)
                .enrol("somebody", role)
                .orElseThrow()
                .key()
                .reveal();
    }

    private static String entry(String id) {
        return "{\"extendedRequestId\":\"" + id + "\",\"path\":\"/x\",\"status\":\"200\",\"responseLength\":\"-\"}";
    }

    private static List<String> ids() {
        return LEDGER.events().stream().map(MeterEvent::id).toList();
    }

    private static JsonNode refused() {
        return Answer.json(GATE.operatorGets("/api/v1/metering/refused"));
    }

    private static HttpResponse<String> post(String body) {
        return post("", body);
    }

    private static HttpResponse<String> post(String query, String body) {
        return GATE.operatorPosts(PATH + query, "application/json", body);
    }

    private static HttpRequest.Builder request(String path) {
        return GATE.request(path).header("x-api-key", Gate.OPERATOR_KEY);
    }
}
