package io.postern.http.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.destinations.port.DestinationStore;
import io.postern.http.Answer;
import io.postern.http.Described;
import io.postern.http.Gate;
import io.postern.testkit.Unique;
import io.postern.testkit.destinations.Encodings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DestinationControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "AQoDYXdzEJr/session+token/of/the/example==";
    private static final String KEYS =
            "\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"" + SECRET + "\"";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aRegisteredAccessKeyIsShownMasked() {
        String name = Unique.name("key");
        HttpResponse<String> answer = register(
                name,
                KEYS + ",\"description\":\"The shop's\",\"region\":\"eu-central-1\",\"serviceName\":\"monitoring\"");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/destinations/" + name);
        assertThat(Answer.json(answer))
                .hasToString("{\"name\":\"" + name + "\",\"version\":1,\"description\":\"The shop's\","
                        + "\"kind\":\"accessKey\",\"accessKeyId\":\"****MPLE\",\"region\":\"eu-central-1\","
                        + "\"serviceName\":\"monitoring\"}");
        assertThat(Answer.json(read(name))).isEqualTo(Answer.json(answer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"roleArn\":\"arn:aws:iam::123456789012:role/t\",\"externalId\":\"x1\",\"region\":\"us-east-1\" |"
                    + " {\"description\":\"\",\"kind\":\"assumedRole\",\"roleArn\":\"arn:aws:iam::123456789012:role/t\",\"externalId\":\"x1\",\"region\":\"us-east-1\"}",
                "\"kind\":\"defaultChain\",\"region\":\"us-east-1\",\"serviceName\":\"logs\",\"endpoint\":\"http://localhost:4566\""
                    + " | {\"description\":\"\",\"kind\":\"defaultChain\",\"region\":\"us-east-1\",\"serviceName\":\"logs\",\"endpoint\":\"http://localhost:4566\"}",
                "\"kind\":\"localStore\" | {\"description\":\"\",\"kind\":\"localStore\"}"
            })
    void otherKindsAreReadBack(String members, String shown) {
        String name = Unique.name("kind");

        assertThat(register(name, members).statusCode()).isEqualTo(201);

        assertThat(read(name).body()).isEqualTo("{\"name\":\"" + name + "\",\"version\":1," + shown.substring(1));
    }

    @Test
    void aSessionTokenMakesATemporaryOne() {
        String name = Unique.name("session");
        HttpResponse<String> answer =
                register(name, KEYS + ",\"sessionToken\":\"" + TOKEN + "\",\"region\":\"eu-central-1\"");

        assertThat(Answer.json(answer).path("kind").asText()).isEqualTo("session");
    }

    @Test
    void aRegionThatNobodyKnowsIsTakenAndWarnedOf() {
        String name = Unique.name("typo");
        String warning = "the region eu-cental-1 is none of those that this version knows";

        HttpResponse<String> answer = register(name, KEYS + ",\"region\":\"eu-cental-1\"");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Answer.json(answer).path("warning").asText()).startsWith(warning);
        assertThat(Answer.json(read(name)).path("warning").asText()).startsWith(warning);
        assertThat(Answer.json(put(name, "{" + KEYS + ",\"region\":\"eu-central-1\"}"))
                        .has("warning"))
                .isFalse();
    }

    @Test
    void aReplacementSaysAllOfItAnew() {
        String name = Unique.name("replaced");
        register(name, KEYS + ",\"region\":\"eu-central-1\"");

        HttpResponse<String> answer = put(name, "{\"kind\":\"localStore\"}", tag(read(name)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(read(name).body())
                .isEqualTo("{\"name\":\"" + name + "\",\"version\":2,\"description\":\"\",\"kind\":\"localStore\"}");
    }

    @Test
    void whoSawAnOlderVersionReplacesNothing() {
        String name = Unique.name("raced");
        register(name, "\"kind\":\"localStore\"");
        String older = tag(read(name));
        String newer = tag(put(name, "{\"kind\":\"localStore\"}"));

        Answer.isProblem(put(name, "{\"kind\":\"localStore\"}", older), 412, 233);
        Answer.isProblem(remove(name, older), 412, 233);
        assertThat(put(name, "{\"kind\":\"localStore\"}", newer).statusCode()).isEqualTo(200);
        assertThat(remove(name, tag(read(name))).statusCode()).isEqualTo(204);
    }

    @Test
    void aNameIsRegisteredOnce() {
        String name = Unique.name("twice");
        register(name, "\"kind\":\"localStore\"");

        HttpResponse<String> answer = register(name, "\"kind\":\"localStore\"");

        Answer.isProblem(answer, 409, 232);
        assertThat(Answer.json(answer).path("detail").asText()).startsWith("name: ");
    }

    @Test
    void allAreListed() {
        String name = Unique.name("listed");
        register(name, "\"kind\":\"localStore\"");

        JsonNode all = Answer.json(GATE.operatorGets("/api/v1/destinations")).path("destinations");

        assertThat(all.findValuesAsText("name")).contains(name).isSorted();
    }

    @Test
    void aRemovedOneIsGone() {
        String name = Unique.name("removed");
        register(name, "\"kind\":\"localStore\"");

        assertThat(GATE.operatorDeletes("/api/v1/destinations/" + name).statusCode())
                .isEqualTo(204);
        Answer.isProblem(read(name), 404, 231);
        Answer.isProblem(GATE.operatorDeletes("/api/v1/destinations/" + name), 404, 231);
        Answer.isProblem(put(name, "{\"kind\":\"localStore\"}"), 404, 231);
        Answer.isProblem(put("a%20b", "{\"kind\":\"localStore\"}"), 404, 231);
    }

    @Test
    void oneThatAPolicyNamesIsKept() {
        register("used-by-a-client", "\"kind\":\"localStore\"");

        HttpResponse<String> refused = GATE.operatorDeletes("/api/v1/destinations/used-by-a-client");

        Answer.isProblem(refused, 409, 234);
        assertThat(Answer.json(refused).path("detail").asText())
                .isEqualTo("A client's policy names this destination. Clients: web.");
        assertThat(read("used-by-a-client").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | body: an array",
                "{} | kind: nothing (expected: one of accessKey, session, assumedRole, defaultChain, localStore)",
                "{\"name\":\"a\",\"kind\":\"queue\"} | kind: unknown",
                "{\"name\":\"a\",\"kind\":\"localStore\",\"regoin\":\"x\"} | regoin: unknown",
                "{\"name\":\"a\",\"kind\":\"localStore\",\"version\":1} | version: unknown (expected: left out)",
                "{\"kind\":\"localStore\"} | name: nothing",
                "{\"name\":\"default\",\"kind\":\"localStore\"} | name: that of the configured destination",
                "{\"name\":\"a b\",\"kind\":\"localStore\"} | name: not usable",
                "{\"name\":\"a\",\"kind\":\"localStore\",\"region\":\"eu-central-1\"} | region: not for the kind"
                        + " localStore",
                "{\"name\":\"a\",\"kind\":\"defaultChain\"} | region: nothing",
                "{\"name\":\"a\",\"kind\":\"defaultChain\",\"region\":\"moon-base-1\"} | region: not one of AWS",
                "{\"name\":\"a\",\"kind\":\"defaultChain\",\"region\":\"eu-central-1\",\"serviceName\":\"s3\"} |"
                        + " serviceName: unknown",
                "{\"name\":\"a\",\"kind\":\"defaultChain\",\"region\":\"eu-central-1\",\"endpoint\":\"a b\"} |"
                        + " endpoint: not a URI",
                "{\"name\":\"a\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"region\":\"eu-central-1\"} |"
                        + " secretAccessKey: nothing",
                "{\"name\":\"a\",\"secretAccessKey\":\"s3cr3t\",\"region\":\"eu-central-1\"} | accessKeyId: nothing",
                "{\"name\":\"a\",\"sessionToken\":\"s3cr3t\",\"region\":\"eu-central-1\"} | accessKeyId: nothing",
                "{\"name\":\"a\",\"accessKeyId\":\"s3cr3t\",\"secretAccessKey\":\"x\",\"region\":\"eu-central-1\"} |"
                        + " accessKeyId: not usable",
                "{\"name\":\"a\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":[\"s3cr3t\"],\"region\":\"eu-central-1\"}"
                    + " | secretAccessKey: an array",
                "{\"name\":\"a\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"secretAccessKey\":\"\",\"region\":\"eu-central-1\"}"
                    + " | secretAccessKey: not usable",
                "{\"name\":\"a\",\"roleArn\":\"s3cr3t\",\"region\":\"eu-central-1\"} | roleArn: not usable",
                "{\"name\":\"a\",\"roleArn\":\"arn:aws:iam::123456789012:role/t\",\"secretAccessKey\":\"s3cr3t\",\"kind\":\"assumedRole\"}"
                    + " | secretAccessKey: not for the kind assumedRole"
            })
    void whatIsWrongIsNamedAndNotShown(String body, String words) {
        HttpResponse<String> answer = GATE.operatorPosts("/api/v1/destinations", "application/json", body);

        Answer.isProblem(answer, 400, 230);
        assertThat(Answer.json(answer).path("detail").asText()).startsWith(words);
        assertThat(answer.body()).doesNotContain("s3cr3t");
    }

    @Test
    void aReplacementKeepsItsName() {
        HttpResponse<String> answer = put("shop", "{\"name\":\"bank\",\"kind\":\"localStore\"}");

        Answer.isProblem(answer, 400, 230);
        Answer.isProblem(put("shop", "{\"kind\":\"localStore\",\"version\":1}"), 400, 230);
    }

    @Test
    void onlyOperatorsMayDoItAndOnlyAdministratorsChangeIt() {
        Answer.isProblem(GATE.get("/api/v1/destinations"), 401, 181);
        Answer.isProblem(
                GATE.send(GATE.request("/api/v1/destinations").POST(HttpRequest.BodyPublishers.noBody())), 401, 181);
        String operate = Answer.json(GATE.operatorPosts(
                        "/api/v1/operators", "application/json", "{\"name\":\"Ada\",\"role\":\"operate\"}"))
                .path("key")
                .asText();
        assertThat(GATE.send(GATE.request("/api/v1/destinations").header("x-api-key", operate))
                        .statusCode())
                .isEqualTo(200);
        Answer.isProblem(
                GATE.send(GATE.request("/api/v1/destinations/shop")
                        .header("x-api-key", operate)
                        .DELETE()),
                403,
                212);
    }

    @Test
    void noAnswerAndNoDumpOfTheStoreShowsASecretInAnyEncoding() {
        String name = Unique.name("secret");
        String members = KEYS + ",\"sessionToken\":\"" + TOKEN + "\",\"region\":\"eu-central-1\"";
        List<String> seen = List.of(
                register(name, members).body(),
                register(name, members).body(),
                put(name, "{" + members + "}", "\"7\"").body(),
                put(name, "{" + members + "}").body(),
                put(name, "{" + members).body(),
                put(name, "{" + members + ",\"kind\":\"localStore\"}").body(),
                read(name).body(),
                GATE.operatorGets("/api/v1/destinations").body(),
                GATE.bean(DestinationStore.class).list().toString());

        assertThat(seen.getLast()).contains(name);
        for (String text : seen) {
            assertThat(Encodings.of(SECRET)).as(text).noneMatch(text::contains);
            assertThat(Encodings.of(TOKEN)).as(text).noneMatch(text::contains);
            assertThat(text).doesNotContain("AKIAIOSFODNN7EXAMPLE");
        }
    }

    @Test
    void theDescribedExampleIsAccepted() {
        JsonNode example = Described.components("components.yaml").at("/examples/NewDestination/value");

        HttpResponse<String> answer =
                GATE.operatorPosts("/api/v1/destinations", "application/json", example.toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static HttpResponse<String> register(String name, String members) {
        return GATE.operatorPosts(
                "/api/v1/destinations", "application/json", "{\"name\":\"" + name + "\"," + members + "}");
    }

    private static HttpResponse<String> read(String name) {
        return GATE.operatorGets("/api/v1/destinations/" + name);
    }

    private static HttpResponse<String> put(String name, String body) {
        return GATE.send(putting(name, body));
    }

    private static HttpResponse<String> put(String name, String body, String ifMatch) {
        return GATE.send(putting(name, body).header("If-Match", ifMatch));
    }

    private static HttpRequest.Builder putting(String name, String body) {
        return GATE.request("/api/v1/destinations/" + name)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> remove(String name, String ifMatch) {
        return GATE.send(GATE.request("/api/v1/destinations/" + name)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("If-Match", ifMatch)
                .DELETE());
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
