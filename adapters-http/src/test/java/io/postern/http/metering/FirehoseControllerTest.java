package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.CountingLedger;
import io.postern.http.Gate;
import io.postern.metering.model.MeterEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FirehoseControllerTest {

    private static final String KEY = "firehose-key-of-tests";
    private static final String OLD_KEY = "firehose-key-before-it";
    private static final Gate GATE = Gate.openWith(Map.of(
            "postern.metering.firehose.access-keys", KEY + "," + OLD_KEY,
            "postern.metering.firehose.record-max", "64KB",
            "postern.metering.firehose.body-max", "4MB",
            "postern.http.body-max", "1MB"));
    private static final CountingLedger LEDGER = GATE.bean(CountingLedger.class);
    private static final String PATH = "/api/v1/metering/firehose";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @BeforeEach
    void forget() {
        LEDGER.reset();
    }

    @Test
    void aDeliveryIsCountedAndItsRequestToldBack() {
        HttpResponse<String> answer = deliver(Packed.delivery(
                "r1",
                Packed.gzipped(Packed.logs("a", entry("x"), entry("y")) + Packed.logs("b", entry("z"))),
                Packed.gzipped(Packed.logs("c", entry("x")))));

        assertDelivered(answer, "r1");
        assertThat(ids()).containsExactly("a0", "a1", "b0", "c0");
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void plainRecordsAreCountedToo() {
        assertDelivered(
                deliver(Packed.delivery(
                        "r1",
                        Packed.base64(entry("a") + "\n" + entry("b") + "\nbroken\n"),
                        Packed.base64(entry("c") + entry("d")),
                        Packed.base64(Packed.logs("e", entry("x")) + Packed.logs("f", entry("x"))))),
                "r1");

        assertThat(ids()).containsExactly("a", "b", "c", "d", "e0", "f0");
    }

    @Test
    void controlMessagesAreAcknowledgedAndIgnored() {
        double before = GATE.counted("postern.metering.control.messages");

        assertDelivered(deliver(Packed.delivery("r1", Packed.gzipped(Packed.control()))), "r1");

        assertThat(LEDGER.events()).isEmpty();
        assertThat(GATE.counted("postern.metering.control.messages")).isEqualTo(before + 1);
    }

    @Test
    void aRecordThatIsBrokenHindersNoOther() {
        String truncated = Packed.gzipped(Packed.logs("a", entry("x"))).substring(0, 40);

        assertDelivered(
                deliver(Packed.delivery(
                        "r1",
                        "&&&",
                        Packed.gzipped(Packed.logs("a", entry("x"))),
                        truncated,
                        Packed.gzipped(" ".repeat(1 << 20)),
                        Packed.gzipped("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"cut\",\"mess"),
                        Packed.gzipped(Packed.logs("b", entry("x"), "no JSON", entry("x"))))),
                "r1");

        assertThat(ids()).containsExactly("a0", "b0", "b2");
        assertThat(Answer.json(GATE.operatorGets("/api/v1/metering/refused")).findValuesAsText("reason"))
                .contains("not_base64", "not_gzip", "too_large", "not_json");
    }

    @Test
    void anEventWhoseIdIsNullHasNone() {
        assertDelivered(
                deliver(Packed.delivery(
                        "r1",
                        Packed.gzipped("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":null,\"message\":\""
                                + entry("own").replace("\"", "\\\"") + "\"}]}"))),
                "r1");

        assertThat(ids()).containsExactly("own");
    }

    @Test
    void aDeliveryThatComesTenTimesCountsOnce() {
        String delivery = Packed.delivery(
                "r1",
                Packed.gzipped(Packed.logs("a", entry("x"), "bad")),
                Packed.base64(entry("b") + "\n{\"path\":\"/\"}"));
        double before = GATE.counted("postern.metering.refused.entries", "reason", "not_json");

        for (int i = 0; i < 10; i++) assertDelivered(deliver(delivery), "r1");

        assertThat(LEDGER.events()).hasSize(3);
        assertThat(GATE.counted("postern.metering.refused.entries", "reason", "not_json"))
                .isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aCompressedBodyIsTaken() {
        byte[] body = Packed.gzip(Packed.delivery("r1", Packed.gzipped(Packed.logs("a", entry("x"))))
                .getBytes(UTF_8));

        assertDelivered(
                GATE.send(request(KEY)
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))),
                "r1");
        assertThat(ids()).containsExactly("a0");
    }

    @Test
    void aBodyMayBeLargerThanOthers() {
        String filler = Packed.base64(" ".repeat(1_500_000));

        assertDelivered(deliver(Packed.delivery("r1", filler, Packed.gzipped(Packed.logs("a", entry("x"))))), "r1");
        assertThat(ids()).containsExactly("a0");
    }

    @Test
    void whatIsTooLargeIsNever413() {
        assertRefused(deliver(" ".repeat((4 << 20) + 1)), 400, "r0", 193);
        assertRefused(
                GATE.send(request(KEY)
                        .header("X-Amz-Firehose-Request-Id", "r0")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Packed.gzip(new byte[5 << 20])))),
                400,
                "r0",
                193);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "firehose-key-of-test", "firehose-key-of-tests "})
    void aWrongKeyOpensNothing(String key) {
        HttpRequest.Builder request = GATE.request(PATH)
                .header("X-Amz-Firehose-Request-Id", "r0")
                .POST(HttpRequest.BodyPublishers.ofString(Packed.delivery("r0")));
        if (key != null) request.setHeader("X-Amz-Firehose-Access-Key", key + ".");

        assertRefused(GATE.send(request), 401, "r0", 281);
        assertThat(LEDGER.events()).isEmpty();
    }

    @Test
    void theKeyBeforeItOpensToo() {
        assertDelivered(
                GATE.send(request(OLD_KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(Packed.delivery("r1", Packed.base64(entry("a")))))),
                "r1");
    }

    @Test
    void withoutAKeyNobodyDelivers() {
        try (Gate closed = Gate.open()) {
            HttpResponse<String> answer = closed.send(closed.request(PATH)
                    .header("X-Amz-Firehose-Access-Key", "")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));

            assertRefused(answer, 401, "", 281);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the body is not a JSON object",
                "[] | the body is not a JSON object",
                "{'requestId':'r0' | the body is not JSON, or breaks off",
                "{'requestId':'r0'} | records: missing (expected: an array)",
                "{'requestId':'r0','records':{}} | records: missing (expected: an array)",
                "{'requestId':'other','records':[]} | requestId: not the one in X-Amz-Firehose-Request-Id",
                "{'requestId':7,'records':[]} | requestId: 0 characters (expected: text of 1 to 128)",
                "{'requestId':'r0','records':[]} x | the body is not JSON, or breaks off"
            })
    void aBodyThatIsNoDeliveryIsTriedAgainAndBackedUp(String body, String words) {
        HttpResponse<String> answer = deliver(body.replace('\'', '"'));

        assertRefused(answer, 400, "r0", 282);
        assertThat(Answer.json(answer).path("errorMessage").asText()).isEqualTo(words);
    }

    @Test
    void moreRecordsThanFirehoseSendsAreRefused() {
        String record = Packed.base64("\n");
        String[] records = new String[10_001];
        Arrays.fill(records, record);

        assertRefused(deliver(Packed.delivery("r0", records)), 400, "r0", 282);
    }

    @Test
    void commonAttributesBecomeLabels() {
        deliver(
                "{\"commonAttributes\":{\"team\":\"pets\",\"stage\":\"weaker\",\"a=b\":\"no\"}}",
                Packed.delivery("r0", Packed.base64("{\"path\":\"/x\",\"stage\":\"prod\"}")));

        assertThat(LEDGER.events().iterator().next().labels()).isEqualTo(Map.of("team", "pets", "stage", "prod"));
        assertRefused(deliver("nonsense", Packed.delivery("r0")), 400, "r0", 282);
    }

    @Test
    void whatCannotBeCountedNowIsTriedAgain() {
        String delivery = Packed.delivery("r0", Packed.base64(entry("a")));
        LEDGER.breakIt();
        assertRefused(deliver(delivery), 503, "r0", 199);
        LEDGER.reset();
        LEDGER.fillIt();
        assertRefused(deliver(delivery), 503, "r0", 280);
        LEDGER.reset();

        assertDelivered(deliver(delivery), "r0");
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void otherRefusalsHaveTheSameForm() {
        assertRefused(GATE.send(request(KEY).header("X-Amz-Firehose-Request-Id", "r0")), 405, "r0", 192);
        assertRefused(
                GATE.send(request("?format=mine", KEY)
                        .header("X-Amz-Firehose-Request-Id", "r0")
                        .POST(HttpRequest.BodyPublishers.ofString(Packed.delivery("r0")))),
                400,
                "r0",
                282);
    }

    private static String entry(String id) {
        return "{\"extendedRequestId\":\"" + id + "\",\"path\":\"/x\",\"status\":200}";
    }

    private static List<String> ids() {
        return LEDGER.events().stream().map(MeterEvent::id).toList();
    }

    private static HttpResponse<String> deliver(String body) {
        HttpRequest.Builder request = request(KEY);
        if (!body.contains("\"r1\"")) request.header("X-Amz-Firehose-Request-Id", "r0");
        return GATE.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> deliver(String attributes, String body) {
        return GATE.send(request(KEY)
                .header("X-Amz-Firehose-Request-Id", "r0")
                .header("X-Amz-Firehose-Common-Attributes", attributes)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String key) {
        return request("", key);
    }

    private static HttpRequest.Builder request(String query, String key) {
        return GATE.request(PATH + query)
                .header("Content-Type", "application/json")
                .header("X-Amz-Firehose-Protocol-Version", "1.0")
                .header("X-Amz-Firehose-Access-Key", key);
    }

    private static void assertDelivered(HttpResponse<String> answer, String requestId) {
        assertThat(answer.body())
                .isEqualTo("{\"requestId\":\"" + requestId + "\",\"timestamp\":" + Gate.NOW.toEpochMilli() + "}");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String requestId, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = Answer.json(answer);
        assertThat(body.path("requestId").asText()).isEqualTo(requestId);
        assertThat(body.path("timestamp").asLong()).isEqualTo(Gate.NOW.toEpochMilli());
        assertThat(body.path("errorMessage").asText()).isNotBlank();
        assertThat(body.path("code").asInt()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }
}
