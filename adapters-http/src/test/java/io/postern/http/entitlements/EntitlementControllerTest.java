package io.postern.http.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Described;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntitlementControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String PATH = "/api/v1/entitlements/";
    private static final String PETS = "{\"routes\":[{\"methods\":[\"GET\"],\"path\":\"/pets/*\"}]}";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void whatIsSaidIsReadBackWithItsKeyMasked() {
        HttpResponse<String> answer = put(
                "full",
                "{\"routes\":[{\"path\":\"/*\"}],\"quotas\":[{\"period\":\"day\",\"calls\":5}],\"suspended\":true,"
                        + "\"expiresAt\":\"2027-01-01T00:00:00Z\",\"usageIdentifierKey\":\"8a0b4c5d9f3c\","
                        + "\"context\":{\"plan\":\"gold\"}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Answer.json(answer))
                .hasToString("{\"client\":\"full\",\"routes\":[{\"methods\":[\"GET\",\"HEAD\",\"POST\",\"PUT\","
                        + "\"PATCH\",\"DELETE\",\"OPTIONS\"],\"path\":\"/*\"}],\"quotas\":[{\"period\":\"day\","
                        + "\"calls\":5}],\"suspended\":true,\"expiresAt\":\"2027-01-01T00:00:00Z\","
                        + "\"usageIdentifierKey\":\"****9f3c\",\"context\":{\"plan\":\"gold\"}}");
        assertThat(Answer.json(GATE.operatorGets(PATH + "full"))).isEqualTo(Answer.json(answer));
        JsonNode all = Answer.json(GATE.operatorGets("/api/v1/entitlements"));
        assertThat(all.at("/entitlements").findValuesAsText("client")).contains("full");
    }

    @Test
    void aChangeOfSomethingElseThanWasReadIs412() {
        String first = tag(put("tagged", PETS));
        String second = tag(conditional("tagged", "If-Match", first, "{\"routes\":[{\"path\":\"/*\"}]}"));

        Answer.isProblem(conditional("tagged", "If-Match", first, PETS), 412, 297);
        Answer.isProblem(conditional("tagged", "If-None-Match", "*", PETS), 412, 297);
        Answer.isProblem(conditional("absent", "If-Match", "*", PETS), 412, 297);
        Answer.isProblem(GATE.send(request("tagged").header("If-Match", first).DELETE()), 412, 297);

        assertThat(tag(GATE.operatorGets(PATH + "tagged"))).isEqualTo(second);
    }

    @Test
    void aRemovedOneIsGone() {
        put("removed", PETS);

        assertThat(GATE.operatorDeletes(PATH + "removed").statusCode()).isEqualTo(204);
        Answer.isProblem(GATE.operatorDeletes(PATH + "removed"), 404, 296);
        Answer.isProblem(GATE.operatorGets(PATH + "removed"), 404, 296);
        Answer.isProblem(GATE.operatorGets(PATH + "a%20b"), 404, 296);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | body: an array (expected: an object)",
                "{} | routes: nothing (expected: an array)",
                "{\"routes\":[]} | routes: none (expected: at least one)",
                "{\"routes\":[{\"path\":\"/pets/{id}\"}]} | path: {...} cannot be said in an IAM policy",
                "{\"routes\":[{\"path\":\"/\",\"method\":\"GET\"}]} | method: unknown (expected: one of methods, path)",
                "{\"routes\":[{\"path\":\"/\",\"methods\":[\"get\"]}]} | methods: unknown",
                "{\"routes\":[{\"path\":\"/\",\"methods\":[]}]} | methods: none",
                "{\"routes\":[{\"path\":\"/\"}],\"quota\":1} | quota: unknown",
                "{\"routes\":[{\"path\":\"/\"}],\"quotas\":[{\"period\":\"week\",\"calls\":1}]} | period: unknown",
                "{\"routes\":[{\"path\":\"/\"}],\"quotas\":[{\"period\":\"day\",\"calls\":0}]} | calls: 0 (expected: 1",
                "{\"routes\":[{\"path\":\"/\"}],\"quotas\":[{\"period\":\"day\",\"calls\":1.5}]} | calls: not usable",
                "{\"routes\":[{\"path\":\"/\"}],\"context\":{\"reason\":\"x\"}} | context: reason",
                "{\"routes\":[{\"path\":\"/\"}],\"context\":{\"a\":{}}} | a: an object (expected: a string)",
                "{\"routes\":[{\"path\":\"/\"}],\"expiresAt\":\"soon\"} | expiresAt: not a time",
                "{\"routes\":[{\"path\":\"/\"}],\"suspended\":\"no\"} | suspended: a string (expected: true or false)"
            })
    void whatIsWrongIsNamed(String body, String words) {
        HttpResponse<String> answer = put("wrong", body);

        Answer.isProblem(answer, 400, 295);
        assertThat(Answer.json(answer).at("/detail").asText()).startsWith(words);
    }

    @Test
    void anIdThatNoClientCanHaveIsRefused() {
        Answer.isProblem(put("a%20b", PETS), 400, 295);
        Answer.isProblem(put("a%0Ab", PETS), 400, 295);
    }

    @Test
    void onlyOperatorsMayDoIt() {
        Answer.isProblem(GATE.get("/api/v1/entitlements"), 401, 181);
        Answer.isProblem(GATE.get(PATH + "shop"), 401, 181);
        Answer.isProblem(GATE.send(GATE.request(PATH + "shop").PUT(body(PETS))), 401, 181);
        Answer.isProblem(GATE.send(GATE.request(PATH + "shop").DELETE()), 401, 181);
    }

    @Test
    void theDescribedExampleIsAccepted() {
        JsonNode example = Described.components("components.yaml").at("/examples/EntitlementSettings/value");

        assertThat(put("example", example.toString()).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> put(String client, String json) {
        return GATE.send(request(client).PUT(body(json)));
    }

    private static HttpResponse<String> conditional(String client, String header, String value, String json) {
        return GATE.send(request(client).header(header, value).PUT(body(json)));
    }

    private static HttpRequest.Builder request(String client) {
        return GATE.request(PATH + client)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }

    private static String tag(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
