package io.postern.http.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Described;
import io.postern.http.Gate;
import io.postern.metering.KnownEntitlements;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuthorizerControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String KEY = "authorizer-key-of-tests-new-0123";
    private static final String STAGE = "arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/prod";

    @BeforeAll
    static void entitle() {
        put(
                "shop",
                "\"usageIdentifierKey\":\"plan-key\",\"context\":{\"plan\":\"gold\"},\"quotas\":[{\"period\":\"day\",\"calls\":15}]");
        put("spent", "\"quotas\":[{\"period\":\"day\",\"calls\":10}]");
        GATE.bean(KnownEntitlements.class).refresh();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aRequestOfARestApiIsAnsweredWithAPolicyOfAllRoutes() {
        HttpResponse<String> answer = ask(rest("\"clientId\":\"shop\"", "\"clientId\":[\"shop\"]"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Answer.json(answer))
                .hasToString("{\"principalId\":\"shop\",\"policyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":["
                        + "{\"Action\":\"execute-api:Invoke\",\"Effect\":\"Allow\",\"Resource\":[\"" + STAGE
                        + "/GET/pets/*\",\"" + STAGE + "/POST/orders\"]}]},\"context\":{\"plan\":\"gold\","
                        + "\"client\":\"shop\",\"reason\":\"allowed\",\"quotaLeft\":5},"
                        + "\"usageIdentifierKey\":\"plan-key\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aTokenIsAnsweredWithAPolicy() {
        String event =
                "{\"type\":\"TOKEN\",\"authorizationToken\":\"shop\",\"methodArn\":\"" + STAGE + "/GET/pets/7\"}";

        assertThat(Answer.json(ask(event))
                        .at("/policyDocument/Statement/0/Effect")
                        .asText())
                .isEqualTo("Allow");
    }

    @Test
    void payloadFormat2IsAnsweredAsConfiguredOrAsked() {
        String event = http("shop", "GET/pets/7");

        assertThat(Answer.json(ask(event)))
                .hasToString("{\"isAuthorized\":true,\"context\":{\"plan\":\"gold\",\"client\":\"shop\","
                        + "\"reason\":\"allowed\",\"quotaLeft\":5}}");
        assertThat(Answer.json(ask(http("shop", "DELETE/pets/7")))
                        .at("/isAuthorized")
                        .asBoolean(true))
                .isFalse();
        assertThat(Answer.json(ask("?mode=iam", event)).at("/principalId").asText())
                .isEqualTo("shop");
        Answer.isProblem(ask("?mode=simple", rest("\"clientId\":\"shop\"", "")), 400, 299);
        Answer.isProblem(ask("?mode=xml", event), 400, 299);
    }

    @Test
    void aSpentQuotaIsDeniedWithTheReasonAndCounted() {
        double before = denied("quotaSpent");

        JsonNode answer = Answer.json(ask(rest("\"clientId\":\"spent\"", "")));

        assertThat(answer.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Deny");
        assertThat(answer.at("/policyDocument/Statement/0/Resource").asText()).isEqualTo(STAGE + "/*");
        assertThat(answer.at("/context/reason").asText()).isEqualTo("quotaSpent");
        assertThat(denied("quotaSpent")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " | ",
                "\"clientId\":null | ",
                "\"clientId\":\"\" | ",
                "\"clientId\":\"shop\\nx\" | ",
                "\"clientId\":\"shop\",\"CLIENTID\":\"bank\" | ",
                "\"clientId\":\"shop\" | \"clientId\":[\"bank\",\"shop\"]",
                "\"clientId\":\"shop\" | \"clientid\":[\"bank\"]",
                "\"cl\u0131entId\":\"shop\" | "
            })
    void whoeverSaysNotWhoItIsGets401(String single, String multiple) {
        HttpResponse<String> answer = ask(rest(single == null ? "" : single, multiple == null ? "" : multiple));

        Answer.isProblem(answer, 401, 301);
        assertThat(Answer.json(answer).at("/detail").asText()).isEqualTo("Unauthorized");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | body: an array",
                "{} | methodArn: nothing (expected: a string)",
                "{\"version\":\"2.0\",\"type\":\"REQUEST\"} | routeArn: nothing",
                "{\"type\":\"REQUEST\",\"methodArn\":\"arn:aws:s3:::x\"} | methodArn: not usable",
                "{\"type\":\"OTHER\",\"methodArn\":\"arn:aws:execute-api:r:123456789012:a/s/GET/\"} | type: unknown",
                "{\"type\":\"REQUEST\",\"headers\":[],\"methodArn\":\"arn:aws:execute-api:r:123456789012:a/s/GET/\"}"
                        + " | headers: an array (expected: an object)",
                "{\"type\":\"REQUEST\",\"headers\":{\"a\":1},\"methodArn\":\"arn:aws:execute-api:r:123456789012:a/s/GET/\"}"
                    + " | headers: a number (expected: a string)"
            })
    void whatIsNoEventIsNamed(String event, String words) {
        HttpResponse<String> answer = ask(event);

        Answer.isProblem(answer, 400, 299);
        assertThat(Answer.json(answer).at("/detail").asText()).startsWith(words);
    }

    @Test
    void whatIsTooMuchIsRefused() {
        StringBuilder headers = new StringBuilder("\"clientId\":\"shop\"");
        for (int i = 0; i < 512; i++) headers.append(",\"h").append(i).append("\":\"x\"");

        Answer.isProblem(ask(rest(headers.toString(), "")), 400, 299);
        Answer.isProblem(ask("{\"a\":".repeat(40) + "1" + "}".repeat(40)), 400, 120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", Gate.OPERATOR_KEY, KEY + "x"})
    void whoHasNoKeyOfAnAuthorizerIsTurnedAway(String key) {
        HttpRequest.Builder request = GATE.request("/api/v1/authorizer").POST(body(http("shop", "GET/pets/7")));

        Answer.isProblem(GATE.send(key.isEmpty() ? request : request.header("x-api-key", key)), 403, 300);
    }

    @Test
    void theOlderKeyCountsAsWellAndOpensNothingElse() {
        String old = "authorizer-key-of-tests-old-0123";
        HttpRequest.Builder request = GATE.request("/api/v1/authorizer").header("x-api-key", old);

        assertThat(GATE.send(request.POST(body(http("shop", "GET/pets/7")))).statusCode())
                .isEqualTo(200);
        Answer.isProblem(GATE.send(GATE.request("/api/v1/entitlements").header("x-api-key", old)), 401, 181);
    }

    @Test
    void theDescribedExamplesAreAnswered() {
        Described.components("components.yaml")
                .at("/requestBodies/AuthorizerEvent/content/application~1json/examples")
                .forEach(example -> assertThat(
                                ask(example.at("/value").toString()).statusCode())
                        .isEqualTo(200));
    }

    private static String rest(String headers, String multiple) {
        return "{\"type\":\"REQUEST\",\"methodArn\":\"" + STAGE + "/GET/pets/7\",\"headers\":{" + headers
                + "},\"multiValueHeaders\":{" + multiple + "},\"queryStringParameters\":null,"
                + "\"requestContext\":{\"identity\":{\"sourceIp\":\"192.0.2.7\"}}}";
    }

    private static String http(String client, String called) {
        return "{\"version\":\"2.0\",\"type\":\"REQUEST\",\"routeArn\":\"" + STAGE + "/" + called
                + "\",\"identitySource\":[\"" + client + "\"],\"headers\":{\"clientid\":\"" + client
                + "\"},\"requestContext\":{\"http\":{\"method\":\"GET\"},\"timeEpoch\":1}}";
    }

    private static HttpResponse<String> ask(String event) {
        return ask("", event);
    }

    private static HttpResponse<String> ask(String query, String event) {
        return GATE.send(GATE.request("/api/v1/authorizer" + query)
                .header("x-api-key", KEY)
                .header("Content-Type", "application/json")
                .POST(body(event)));
    }

    private static void put(String client, String members) {
        HttpResponse<String> answer = GATE.send(GATE.request("/api/v1/entitlements/" + client)
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Content-Type", "application/json")
                .PUT(body(
                        "{\"routes\":[{\"methods\":[\"GET\"],\"path\":\"/pets/*\"},{\"methods\":[\"POST\"],\"path\":\"/orders\"}],"
                                + members + "}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }

    private static double denied(String decision) {
        return GATE.counted("postern.authorizer.decisions", "decision", decision, "shadow", "false");
    }
}
