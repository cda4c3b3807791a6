package io.postern.http.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String NOW = Long.toString(Gate.NOW.toEpochMilli());

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aGoodClientTokenGetsAnAccessTokenAndNothingElse() {
        HttpResponse<String> answer = exchange(GATE.clientToken());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).matches("\\{\"accessToken\":\"[A-Za-z0-9._-]+\"}");
    }

    @Test
    void theEndOfTheTokenIsInAHeaderAndNothingIsCached() {
        HttpResponse<String> answer = exchange(GATE.clientToken());

        assertThat(answer.headers().firstValue("Postern-Expires")).contains("2026-05-01T13:00:00Z");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @Test
    void theEndInTheHeaderIsThatInTheToken() throws ParseException {
        GATE.clock().moveTo(Gate.NOW.plusMillis(700));

        HttpResponse<String> answer = exchange(GATE.clientToken());

        GATE.clock().moveTo(Gate.NOW);
        String token = Answer.json(answer).path("accessToken").asText();
        Instant inToken =
                SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime().toInstant();
        assertThat(answer.headers().firstValue("Postern-Expires")).contains(inToken.toString());
    }

    @Test
    void twoExchangesGiveTwoTokensThatBothWork() {
        String clientToken = GATE.clientToken();

        String first = Answer.json(exchange(clientToken)).path("accessToken").asText();
        String second = Answer.json(exchange(clientToken)).path("accessToken").asText();

        assertThat(first).isNotEqualTo(second);
        assertThat(statusOfMetricWith(first)).isEqualTo(201);
        assertThat(statusOfMetricWith(second)).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "12345", "a b", "!?,;", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", ":leading"})
    void anySaltWillDo(String salt) {
        assertThat(exchange(Gate.clientToken(NOW, salt, Gate.CLIENT_SECRET)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void theOuterBase64MayBeUnpaddedUrlSafeAndWrapped() {
        String token = Gate.clientToken(NOW, "~~~???>>>", Gate.CLIENT_SECRET);
        byte[] bytes = Base64.getDecoder().decode(token);

        String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String wrapped = Base64.getMimeEncoder(40, "\n".getBytes(UTF_8)).encodeToString(bytes);

        assertThat(exchange(urlSafe).statusCode()).isEqualTo(201);
        assertThat(exchange(wrapped.replace("\n", "\\n")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"text\"",
                "17",
                "{\"other\":1}",
                "{\"clientToken\":\"\"}",
                "{\"clientToken\":null}",
                "{\"clientToken\":0}",
                "{\"clientToken\":-0.0}",
                "{\"clientToken\":false}"
            })
    void aMissingClientTokenIs403WithCode100(String body) {
        HttpResponse<String> answer = GATE.postJson("/token", body);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":100,\"message\":\"Required parameter is missing:"
                        + " \\\"clientToken\\\".\"}}");
    }

    @ParameterizedTest
    @MethodSource
    void anythingElseThatIsNoClientTokenIs401WithCode101(String value) {
        HttpResponse<String> answer = GATE.postJson("/token", "{\"clientToken\":" + value + "}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":101,\"message\":\"Required parameter \\\"clientToken\\\" is"
                        + " invalid.\"}}");
    }

    static Stream<String> anythingElseThatIsNoClientTokenIs401WithCode101() {
        long day = 24 * 3600 * 1000L;
        return Stream.of(
                "17",
                "true",
                "[]",
                "[49,53]",
                "{}",
                "{\"type\":\"Buffer\",\"data\":[49,53]}",
                "\"malformed\"",
                "\"" + Gate.clientToken(NOW, "salt", "another secret") + "\"",
                "\"" + Gate.clientToken(NOW, "salt", "undefined") + "\"",
                "\"" + Gate.clientToken(Long.toString(Gate.NOW.toEpochMilli() - day), "s", Gate.CLIENT_SECRET) + "\"",
                "\"" + Gate.clientToken(Long.toString(Gate.NOW.toEpochMilli() + day), "s", Gate.CLIENT_SECRET) + "\"",
                "\"" + Gate.clientToken("NaN", "salt", Gate.CLIENT_SECRET) + "\"",
                "\"" + "A".repeat(1_000_000) + "\"");
    }

    @Test
    void charactersMovedBetweenTimestampAndSaltAreRefused() {
        String hash = new String(Base64.getDecoder().decode(Gate.clientToken(NOW, "12", Gate.CLIENT_SECRET)), UTF_8)
                .split("::", -1)[2];
        String moved = NOW + "1::2::" + hash;

        HttpResponse<String> answer = exchange(Base64.getEncoder().encodeToString(moved.getBytes(UTF_8)));

        Answer.isError(answer, 401, 101);
    }

    @Test
    void issuedAndDeniedTokensAreCounted() {
        double issued = GATE.counted("postern.tokens.issued");
        double denied = GATE.counted("postern.tokens.denied", "denial", "not_proven");
        double refused = GATE.counted("postern.refused", "reason", "client_token_invalid", "endpoint", "token");

        exchange(GATE.clientToken());
        exchange(Gate.clientToken(NOW, "salt", "another secret"));

        assertThat(GATE.counted("postern.tokens.issued")).isEqualTo(issued + 1);
        assertThat(GATE.counted("postern.tokens.denied", "denial", "not_proven"))
                .isEqualTo(denied + 1);
        assertThat(GATE.counted("postern.refused", "reason", "client_token_invalid", "endpoint", "token"))
                .isEqualTo(refused + 1);
    }

    private static HttpResponse<String> exchange(String clientToken) {
        return GATE.postJson("/token", "{\"clientToken\":\"" + clientToken + "\"}");
    }

    private static int statusOfMetricWith(String accessToken) {
        return GATE.send(
                        GATE.request("/metric")
                                .header("Authorization", "Bearer " + accessToken)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"params\":{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}}")))
                .statusCode();
    }
}
