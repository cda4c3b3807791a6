package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.AccessToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.PolicyText;
import io.postern.access.model.Purpose;
import io.postern.access.model.TokenId;
import io.postern.access.port.TokenSigner;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy in a token lets through the doors. */
final class PolicyGateTest {

    private static final Gate GATE = Gate.open();
    private static final String PINNED = "o\thttps://*.example.org\thttps://example.org:8443";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aForbiddenNamespaceIs403WithItsRule() {
        HttpResponse<String> answer = metric("n\tshop/*", "");

        Answer.isError(answer, 403, 174);
        assertThat(Answer.json(answer).at("/error/message").asText())
                .isEqualTo("Namespace \"Shop\" is not allowed by the client's policy (rule: namespaces).");
        assertThat(Answer.json(answer).at("/error/records/0/field").asText()).isEqualTo("Namespace");
    }

    @Test
    void aForbiddenMetricIs403WithItsPlace() {
        HttpResponse<String> answer = metric("m\tlatency", "");

        Answer.isError(answer, 403, 175);
        assertThat(Answer.json(answer).at("/error/records/0/index").asInt(-1)).isZero();
    }

    @Test
    void aForbiddenLogGroupIs403() {
        HttpResponse<String> answer = GATE.postJson(
                "/logEvents",
                "{\"accessToken\":\"" + token("g\t/shop/*") + "\",\"logGroupName\":\"bank\",\"logStreamName\":\"web\","
                        + "\"logEvents\":[{\"message\":\"a\",\"timestamp\":"
                        + GATE.clock().millis() + "}]}");

        Answer.isError(answer, 403, 176);
    }

    @Test
    void metricsInALogEventAre403WithTheirPlace() {
        HttpResponse<String> answer = GATE.postJson(
                "/logEvents",
                "{\"accessToken\":\"" + token("n\tshop") + "\",\"logGroupName\":\"bank\",\"logStreamName\":\"web\","
                        + "\"logEvents\":[{\"message\":\"{\\\"_aws\\\":{}}\",\"timestamp\":"
                        + GATE.clock().millis() + "}]}");

        Answer.isError(answer, 403, 178);
        assertThat(Answer.json(answer).at("/error/records/0/index").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.org", "https://APP.example.org", "https://example.org:8443"})
    void aPinnedOriginMaySend(String origin) {
        assertThat(metric(PINNED, origin).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://example.org",
                "http://app.example.org",
                "https://app.example.org.evil.com",
                "https://evil.com/.example.org",
                "https://.example.org"
            })
    void anyOtherOriginIs403AndReadableByItsPage(String origin) {
        HttpResponse<String> answer = metric(PINNED, origin);

        Answer.isError(answer, 403, 112);
        assertThat(GATE.counted("postern.refused", "reason", "origin_forbidden", "endpoint", "metric"))
                .isPositive();
    }

    @Test
    void aPageMayReadItsReceiptsFromWhereItCameFrom() {
        HttpRequest.Builder request = GATE.request("/api/v1/receipts/3f2504e0-4f89-41d3-9a0c-0305e82c3301")
                .header("Authorization", "Bearer " + token(PINNED));

        Answer.isProblem(GATE.send(request), 404, 188);
        Answer.isProblem(GATE.send(request.header("Origin", "https://evil.com")), 403, 112);
    }

    private static HttpResponse<String> metric(String policy, String origin) {
        String body = "{\"accessToken\":\"" + token(policy)
                + "\",\"params\":{\"Namespace\":\"Shop\",\"MetricData\":[{\"MetricName\":\"orders\",\"Value\":1}]}}";
        HttpRequest.Builder request = GATE.request("/metric")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return GATE.send(origin.isEmpty() ? request : request.header("Origin", origin));
    }

    private static String token(String policy) {
        return GATE.bean(TokenSigner.class)
                .sign(new AccessToken(
                        new TokenId(UUID.randomUUID().toString()),
                        ClientId.DEFAULT,
                        Purpose.TELEMETRY,
                        GATE.clock().instant(),
                        GATE.clock().instant().plus(Duration.ofHours(1)),
                        PolicyText.read(policy).orElseThrow()));
    }
}
