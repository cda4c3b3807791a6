package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Described;
import io.postern.http.Gate;
import io.postern.testkit.access.Jwt;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String KEY =
            "{\\\"kty\\\":\\\"OKP\\\",\\\"crv\\\":\\\"Ed25519\\\",\\\"x\\\":\\\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\\\"}";

    private static final HttpRequest.BodyPublisher NOTHING = HttpRequest.BodyPublishers.noBody();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aNewClientsSecretIsShownOnceAndWorks() {
        HttpResponse<String> answer = put("fresh", "{\"policy\":{\"namespaces\":[\"shop\"]}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String secret = Answer.json(answer).at("/secret").asText();
        assertThat(secret).hasSize(43);
        assertThat(trade("fresh", secret).statusCode()).isEqualTo(201);
        JsonNode read = Answer.json(GATE.operatorGets("/api/v1/clients/fresh"));
        assertThat(read.has("secret")).isFalse();
        assertThat(read.at("/secrets").asInt()).isEqualTo(1);
        assertThat(read.at("/configured").asBoolean()).isFalse();
        assertThat(read.at("/policy")).hasToString("{\"namespaces\":[\"shop\"]}");
    }

    @Test
    void rotationGivesANewSecretAndTheOldOneWorksOnceMore() {
        String first = Answer.json(put("rotated", "")).at("/secret").asText();
        String second = Answer.json(GATE.operatorPosts("/api/v1/clients/rotated/secrets"))
                .at("/secret")
                .asText();

        assertThat(trade("rotated", first).statusCode()).isEqualTo(201);
        assertThat(trade("rotated", second).statusCode()).isEqualTo(201);
        GATE.operatorPosts("/api/v1/clients/rotated/secrets");
        Answer.isError(trade("rotated", first), 401, 101);
        assertThat(trade("rotated", second).statusCode()).isEqualTo(201);
    }

    @Test
    void aChangeShowsNoSecretAndIsReadBack() {
        put("changed", "");
        HttpResponse<String> answer = put(
                "changed",
                "{\"suspended\":true,\"expiresAt\":\"2027-01-01T00:00:00Z\",\"keys\":[\"" + KEY + "\"],\"policy\":{"
                                                                                                + "\"dimensions\":{\"App\":\"shop\"},\"recordsPerMinute\":60,\"weight\":10,\"tokenTtlSeconds\":300}}");

        assertThat(Answer.json(answer).has("secret")).isFalse();
        JsonNode read = Answer.json(GATE.operatorGets("/api/v1/clients/changed"));
        assertThat(read.at("/suspended").asBoolean()).isTrue();
        assertThat(read.at("/expiresAt").asText()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(read.at("/keys/0").asText()).startsWith("{\"kty\":\"OKP\"");
        assertThat(read.at("/policy"))
                .hasToString(
                        "{\"dimensions\":{\"App\":\"shop\"},\"recordsPerMinute\":60,\"weight\":10,\"tokenTtlSeconds\":300}");
    }

    @Test
    void allClientsAreListed() {
        put("listed", "");

        JsonNode clients = Answer.json(GATE.operatorGets("/api/v1/clients")).at("/clients");
        assertThat(clients.at("/0/id").asText()).isEqualTo("default");
        assertThat(clients.at("/0/configured").asBoolean()).isTrue();
        assertThat(clients.findValuesAsText("id")).contains("listed");
        assertThat(clients.toString()).doesNotContain(Gate.CLIENT_SECRET);
    }

    @Test
    void aRemovedClientIsGone() {
        put("removed", "");

        assertThat(GATE.operatorDeletes("/api/v1/clients/removed").statusCode()).isEqualTo(204);
        Answer.isProblem(GATE.operatorGets("/api/v1/clients/removed"), 404, 201);
        Answer.isProblem(GATE.operatorDeletes("/api/v1/clients/removed"), 404, 201);
        Answer.isProblem(GATE.operatorPosts("/api/v1/clients/removed/secrets"), 404, 201);
    }

    @Test
    void aPolicyThatNamesADestinationWhichNobodyRegisteredIsRefused() {
        Answer.isProblem(put("lost", "{\"policy\":{\"destination\":\"missing-one\"}}"), 400, 205);
        Answer.isProblem(GATE.operatorGets("/api/v1/clients/lost"), 404, 201);

        assertThat(put("found", "{\"policy\":{\"destination\":\"shop\"}}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aConfiguredClientIsNotChanged() {
        Answer.isProblem(put("default", ""), 409, 202);
        Answer.isProblem(GATE.operatorPosts("/api/v1/clients/default/secrets"), 409, 202);
        Answer.isProblem(GATE.operatorDeletes("/api/v1/clients/default"), 409, 202);
    }

    @Test
    void aChangeOfSomethingElseThanWasReadIs412() {
        String first = tag(put("tagged", ""));
        assertThat(tag(GATE.operatorGets("/api/v1/clients/tagged"))).isEqualTo(first);
        String second = tag(conditional("tagged", "If-Match", "\"other\", " + first, "{\"suspended\":true}"));

        Answer.isProblem(conditional("tagged", "If-Match", first, ""), 412, 204);
        Answer.isProblem(conditional("tagged", "If-Match", "W/" + second, ""), 412, 204);
        Answer.isProblem(conditional("tagged", "If-None-Match", "*", ""), 412, 204);
        assertThat(Answer.json(GATE.operatorGets("/api/v1/clients/tagged"))
                        .at("/suspended")
                        .asBoolean())
                .isTrue();
        assertThat(conditional("tagged", "If-Match", "*", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotRegisteredMatchesNothing() {
        Answer.isProblem(conditional("absent", "If-Match", "*", ""), 412, 204);
        Answer.isProblem(conditional("absent", "If-None-Match", "\"a\"", ""), 400, 200);
        assertThat(conditional("absent", "If-None-Match", "*", "").statusCode()).isEqualTo(200);
    }

    @Test
    void rotationAndRemovalHeedThePreconditionToo() {
        String first = tag(put("guarded", ""));
        put("guarded", "{\"suspended\":true}");

        Answer.isProblem(send(request("guarded/secrets", "If-Match", first).POST(NOTHING)), 412, 204);
        Answer.isProblem(send(request("guarded", "If-Match", first).DELETE()), 412, 204);
        String last = tag(GATE.operatorGets("/api/v1/clients/guarded"));
        assertThat(send(request("guarded", "If-Match", last).DELETE()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aConfiguredClientHasNoTag() {
        assertThat(GATE.operatorGets("/api/v1/clients/default").headers().firstValue("ETag"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | body: an array (expected: an object)",
                "{\"secret\": \"a\"} | secret: unknown (expected: one of expiresAt, keys, policy, suspended)",
                "{\"policy\": {\"namespace\": []}} | policy.namespace: unknown",
                "{\"suspended\": 1} | suspended: a number (expected: true or false)",
                "{\"expiresAt\": \"soon\"} | expiresAt: not a time",
                "{\"keys\": [{}]} | keys: an object (expected: a JSON Web Key as a string)",
                "{\"keys\": [\"{}\"]} | keys: one of them is not usable",
                "{\"keys\": [\"\"]} | key: not usable"
            })
    void whatIsWrongIsNamed(String body, String words) {
        HttpResponse<String> answer = put("wrong", body);

        Answer.isProblem(answer, 400, 200);
        assertThat(Answer.json(answer).at("/detail").asText()).startsWith(words);
    }

    @Test
    void anIdThatNoClientCanHaveIsRefused() {
        Answer.isProblem(put("a%20b", ""), 400, 200);
        Answer.isProblem(GATE.operatorGets("/api/v1/clients/a%20b"), 404, 201);
    }

    @Test
    void onlyOperatorsMayDoIt() {
        Answer.isProblem(GATE.get("/api/v1/clients"), 401, 181);
        Answer.isProblem(
                GATE.send(GATE.request("/api/v1/clients/shop").PUT(HttpRequest.BodyPublishers.noBody())), 401, 181);
        Answer.isProblem(GATE.send(GATE.request("/api/v1/clients/shop").DELETE()), 401, 181);
    }

    @Test
    void theDescribedExampleIsAccepted() {
        JsonNode example = Described.components("components.yaml").at("/examples/ClientSettings/value");

        assertThat(put("example", example.toString()).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> put(String id, String body) {
        return GATE.send(GATE.request("/api/v1/clients/" + id)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> conditional(String id, String header, String value, String body) {
        return send(request(id, header, value)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String header, String value) {
        return GATE.request("/api/v1/clients/" + path)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header(header, value);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return GATE.send(request);
    }

    private static String tag(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> trade(String client, String secret) {
        long end = GATE.clock().instant().getEpochSecond() + 60;
        String claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"postern\",\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(client, client, end, UUID.randomUUID());
        return GATE.postJson("/token", "{\"clientToken\":\"" + Jwt.hs256(claims, secret) + "\"}");
    }
}
