package io.postern.http.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Gate;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginFilterTest {

    private static final Gate ANYONE = Gate.open();
    private static final Gate ONE_SHOP =
            Gate.openWith(Map.of("postern.http.cors.allowed-origins", "https://shop.example, https://*.shop.example"));

    @AfterAll
    static void close() {
        ANYONE.close();
        ONE_SHOP.close();
    }

    /** Each way of answering that the server has: from 201 to 503. */
    private record Call(int status, String path, String method, String contentType, String body) {}

    static Stream<Call> calls() {
        String params = "{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}";
        return Stream.of(
                new Call(201, "/metric", "POST", "application/json", ANYONE.metric(params)),
                new Call(200, "/test", "GET", "application/json", ""),
                new Call(400, "/metric", "POST", "application/json", "{"),
                new Call(400, "/metric", "POST", "application/json", ANYONE.metric("{}")),
                new Call(401, "/token", "POST", "application/json", "{\"clientToken\":\"x\"}"),
                new Call(401, "/api/v1/metrics", "GET", "application/json", ""),
                new Call(403, "/token", "POST", "application/json", "{}"),
                new Call(404, "/nowhere", "GET", "application/json", ""),
                new Call(404, "/api/v1/nowhere", "GET", "application/json", ""),
                new Call(405, "/metric", "GET", "application/json", ""),
                new Call(405, "/test", "OPTIONS", "application/json", ""),
                new Call(413, "/metric", "POST", "application/json", "x".repeat(17 * 1024 * 1024)),
                new Call(415, "/metric", "POST", "image/png", "x"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyAnswerCanBeReadByAnAllowedPage(Call call) {
        HttpResponse<String> answer = call(ANYONE, call, "https://page.example");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.status());
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://page.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(list(answer.headers(), "Access-Control-Expose-Headers"))
                .contains(
                        "Date",
                        "Retry-After",
                        "Postern-Receipt",
                        "Postern-Notice",
                        "Postern-Expires",
                        "Postern-Clock-Skew");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aForeignPageIsServedButCannotRead(Call call) {
        HttpResponse<String> answer = call(ONE_SHOP, call, "https://evil.example");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.status());
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metric", "/token", "/nowhere", "/api/v1/metrics", "/"})
    void aPreflightIs204OnAnyPath(String path) {
        HttpResponse<String> answer = preflight(ONE_SHOP, path, "https://a.shop.example");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://a.shop.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(list(answer.headers(), "Access-Control-Allow-Methods")).contains("POST", "GET", "OPTIONS");
    }

    @Test
    void aPreflightAllowsTheAncestorsHeadersAndOurs() {
        HttpResponse<String> answer = preflight(ANYONE, "/metric", "https://page.example");

        assertThat(list(answer.headers(), "Access-Control-Allow-Headers"))
                .contains(
                        "accept",
                        "accept-version",
                        "content-type",
                        "request-id",
                        "origin",
                        "x-api-version",
                        "x-request-id",
                        "x-requested-with",
                        "authorization",
                        "idempotency-key");
    }

    @Test
    void aForeignPreflightIs204WithoutHeaders() {
        HttpResponse<String> answer = preflight(ONE_SHOP, "/metric", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void anAnswerToNoPageStillVariesByOrigin() {
        HttpResponse<String> answer = ANYONE.get("/test");

        assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private static HttpResponse<String> call(Gate gate, Call call, String origin) {
        HttpRequest.BodyPublisher body = call.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(call.body());
        return gate.send(gate.request(call.path())
                .method(call.method(), body)
                .header("Content-Type", call.contentType())
                .header("Origin", origin));
    }

    private static HttpResponse<String> preflight(Gate gate, String path, String origin) {
        return gate.send(gate.request(path)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));
    }

    private static Set<String> list(HttpHeaders headers, String name) {
        return Stream.of(headers.firstValue(name).orElse("").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
