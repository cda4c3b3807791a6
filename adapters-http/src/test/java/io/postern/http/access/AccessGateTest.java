package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Purpose;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AccessGateTest {

    private static final Gate GATE = Gate.open();
    private static final List<String> PATHS = List.of("/metric", "/metrics", "/logEvents");
    private static final String PARAMS =
            "\"params\":{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @MethodSource
    void aMissingAccessTokenIs403WithCode110(String path, String body) {
        HttpResponse<String> answer = GATE.postJson(path, body);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":110,\"message\":\"Required parameter is missing:"
                        + " \\\"accessToken\\\".\"}}");
    }

    static Stream<Arguments> aMissingAccessTokenIs403WithCode110() {
        return everyPathWith(
                "",
                "null",
                "{}",
                "[]",
                "{\"accessToken\":\"\"}",
                "{\"accessToken\":null}",
                "{\"accessToken\":0}",
                "{\"accessToken\":false,\"params\":7}");
    }

    @ParameterizedTest
    @MethodSource
    void anythingElseThatIsNoAccessTokenIs401WithCode111(String path, String body) {
        HttpResponse<String> answer = GATE.postJson(path, body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":111,\"message\":\"Required parameter \\\"accessToken\\\" is"
                        + " invalid.\"}}");
    }

    static Stream<Arguments> anythingElseThatIsNoAccessTokenIs401WithCode111() {
        return everyPathWith(
                "{\"accessToken\":1}",
                "{\"accessToken\":true}",
                "{\"accessToken\":[]}",
                "{\"accessToken\":{}}",
                "{\"accessToken\":{\"type\":\"Buffer\",\"data\":[1]}}",
                "{\"accessToken\":\"nonsense\"}",
                "{\"accessToken\":\"" + "A".repeat(1_000_000) + "\"}",
                "{\"accessToken\":\"eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZWZhdWx0In0.\"}",
                "{\"accessToken\":\"nonsense\",\"params\":\"wrong too\",\"logEvents\":3}");
    }

    @Test
    void anExpiredTokenIsInvalid() {
        String expired = GATE.accessToken(Gate.NOW.minus(Duration.ofHours(1)), Purpose.TELEMETRY);

        Answer.isError(GATE.postJson("/metric", "{\"accessToken\":\"" + expired + "\"," + PARAMS + "}"), 401, 111);
    }

    @Test
    void aTokenThatWasGoodExpiresAlthoughItIsRemembered() {
        try (Gate gate = Gate.open()) {
            String body = "{\"accessToken\":\"" + gate.accessToken() + "\"," + PARAMS + "}";
            assertThat(gate.postJson("/metric", body).statusCode()).isEqualTo(201);

            gate.clock().advance(Duration.ofHours(1));

            Answer.isError(gate.postJson("/metric", body), 401, 111);
        }
    }

    @Test
    void aTokenOfAnotherPurposeIsInvalid() {
        String monitoring = GATE.accessToken(Gate.NOW, Purpose.MONITORING);

        Answer.isError(GATE.postJson("/metric", "{\"accessToken\":\"" + monitoring + "\"," + PARAMS + "}"), 401, 111);
    }

    @Test
    void aBearerTokenOpensToo() {
        HttpResponse<String> answer = bearer(GATE.accessToken(), "{" + PARAMS + "}");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void theTokenInTheBodyWins() {
        assertThat(bearer("nonsense", "{\"accessToken\":\"" + GATE.accessToken() + "\"," + PARAMS + "}")
                        .statusCode())
                .isEqualTo(201);
        Answer.isError(bearer(GATE.accessToken(), "{\"accessToken\":\"nonsense\"," + PARAMS + "}"), 401, 111);
    }

    @Test
    void anEmptyTokenInTheBodyGivesWayToTheBearer() {
        assertThat(bearer(GATE.accessToken(), "{\"accessToken\":\"\"," + PARAMS + "}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aTokenInTheQueryIsNotTaken() {
        Answer.isError(GATE.postJson("/metric?accessToken=" + GATE.accessToken(), "{" + PARAMS + "}"), 403, 110);
    }

    private static HttpResponse<String> bearer(String token, String body) {
        return GATE.send(GATE.request("/metric")
                .header("Content-Type", "application/json")
                .header("Authorization", "bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static Stream<Arguments> everyPathWith(String... bodies) {
        return PATHS.stream().flatMap(path -> Stream.of(bodies).map(body -> Arguments.of(path, body)));
    }
}
