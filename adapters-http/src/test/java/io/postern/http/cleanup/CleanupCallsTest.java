package io.postern.http.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.Wire;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all calls of AWS Auto Cleanup's API have in common. */
final class CleanupCallsTest {

    private static final Gate GATE = Gate.open();
    private static final Gate ONE_PAGE =
            Gate.openWith(Map.of("postern.http.cors.allowed-origins", "https://a.example"));

    @AfterAll
    static void close() {
        GATE.close();
        ONE_PAGE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/allowlist | OPTIONS, GET, HEAD",
                "/allowlist/ | OPTIONS, GET, HEAD",
                "/allowlist/entry | OPTIONS, POST, PUT, DELETE",
                "/allowlist/entry/?resource_id=a | OPTIONS, POST, PUT, DELETE",
                "/execution/ | OPTIONS, GET, HEAD",
                "/execution/2023%2F01%2Fa.csv | OPTIONS, GET, HEAD",
                "/settings/service | OPTIONS, GET, HEAD"
            })
    void aPreflightNeedsNoKeyAndHearsTheMethodsOfThePath(String path, String methods) {
        HttpResponse<String> answer = GATE.send(GATE.request(path)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://page.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "x-api-key"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://page.example");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods")).contains(methods);
        assertThat(Stream.of(answer.headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow()
                        .split(", ")))
                .contains(
                        "Content-Type",
                        "X-Amz-Date",
                        "Authorization",
                        "X-Api-Key",
                        "X-Amz-Security-Token",
                        "X-Amz-User-Agent",
                        "X-Amzn-Trace-Id");
    }

    @Test
    void aPreflightThatIsHardlyOneIsAnsweredAsTheOriginalsGatewayDoes() {
        HttpResponse<String> answer =
                GATE.send(GATE.request("/allowlist").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void aForeignPageHearsNothingOfThat() {
        HttpResponse<String> answer = ONE_PAGE.send(ONE_PAGE.request("/allowlist")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://b.example"));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/allowlist/nothing", "/settings/service/nothing"})
    void whatIsNotThereIsToldInTheEnvelopeWithCorsHeaders(String path) {
        HttpResponse<String> answer = GATE.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"There is nothing at this path.\",\"request\":null,\"response\":null}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/allowlists", "/settings", "/executions/a"})
    void pathsThatOnlyBeginAlikeAreOthers(String path) {
        Answer.isError(GATE.get(path), 404, 191);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=[!b]", "a={b}", "a=b|c^d", "a=50%", "a=%zz", "a=\"<>\\`", "a=b+c&", "a=\u00e9"})
    void aBareQueryReachesTheRoutes(String query) throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("GET /allowlist/nothing?" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aLongQueryReachesTheRoutes() throws IOException {
        try (Wire wire = new Wire(GATE.port())) {
            wire.say("GET /allowlist/nothing?comment=" + "%41".repeat(3_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(wire.head()).startsWith("HTTP/1.1 404");
        }
    }
}
