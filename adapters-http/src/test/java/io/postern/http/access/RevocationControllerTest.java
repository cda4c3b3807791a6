package io.postern.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.KnownRevocations;
import io.postern.access.model.Purpose;
import io.postern.http.Answer;
import io.postern.http.BreakableRevocations;
import io.postern.http.Gate;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RevocationControllerTest {

    private static final String PARAMS =
            ",\"params\":{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}}";

    @AutoClose
    private final Gate gate = Gate.open();

    @Test
    void aRevokedTokenOpensNothing() {
        String token = gate.accessToken();
        String other = gate.accessToken();
        assertThat(send(token)).isEqualTo(201);

        assertThat(gate.operatorDeletes("/api/v1/tokens/" + id(token)).statusCode())
                .isEqualTo(204);

        Answer.isError(gate.postJson("/metric", "{\"accessToken\":\"" + token + "\"" + PARAMS), 401, 111);
        assertThat(send(other)).isEqualTo(201);
        assertThat(gate.counted("postern.tokens.denied", "denial", "revoked")).isEqualTo(1);
    }

    @Test
    void tokensOfAClientAreRevokedAndLaterOnesAreNot() {
        String before = gate.accessToken();
        gate.clock().advance(Duration.ofSeconds(1));

        assertThat(revoke("{\"client\":\"default\"}").statusCode()).isEqualTo(204);

        assertThat(send(before)).isEqualTo(401);
        assertThat(send(gate.accessToken())).isEqualTo(201);
    }

    @Test
    void anotherClientIsNotTouched() {
        String token = gate.accessToken();
        gate.clock().advance(Duration.ofSeconds(1));

        revoke("{\"client\":\"somebody-else\"}");

        assertThat(send(token)).isEqualTo(201);
    }

    @Test
    void everybodysTokensBeforeAnInstantAreRevoked() {
        String before = gate.accessToken(Gate.NOW.minusSeconds(1), Purpose.TELEMETRY);
        String then = gate.accessToken(Gate.NOW, Purpose.TELEMETRY);

        assertThat(revoke("{\"before\":\"2026-05-01T14:00:00+02:00\"}").statusCode())
                .isEqualTo(204);

        assertThat(send(before)).isEqualTo(401);
        assertThat(send(then)).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"client\":null}",
                "{\"client\":7}",
                "{\"client\":\"no such name!\"}",
                "{\"cleint\":\"default\",\"before\":\"2026-05-01T12:00:00Z\"}",
                "{\"before\":\"yesterday\"}",
                "{\"before\":\"2026-05-01T12:00:00\"}",
                "{\"before\":\"2026-05-01T12:00:01Z\"}"
            })
    void whatDoesNotSayClearlyWhatToRevokeRevokesNothing(String body) {
        String token = gate.accessToken(Gate.NOW.minusSeconds(60), Purpose.TELEMETRY);

        Answer.isProblem(revoke(body), 400, 210);

        assertThat(send(token)).isEqualTo(201);
    }

    @Test
    void atTheBoundTheClientCanBeRevokedInstead() {
        for (int i = 0; i < 100; i++) gate.operatorDeletes("/api/v1/tokens/token-" + i);

        Answer.isProblem(gate.operatorDeletes("/api/v1/tokens/one-more"), 409, 211);
        assertThat(revoke("{\"client\":\"default\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void whatCannotBeRevokedNowIsSaidSo() {
        assertThat(gate.bean(KnownRevocations.class).count()).isZero();
        gate.bean(BreakableRevocations.class).breakIt();

        Answer.isProblem(gate.operatorDeletes("/api/v1/tokens/any"), 503, 199);
        Answer.isProblem(revoke("{\"client\":\"default\"}"), 503, 199);
    }

    @Test
    void aReplicaThatHeardNothingForTooLongTakesNoToken() {
        String token = gate.accessToken(Gate.NOW.plus(Duration.ofDays(2)), Purpose.TELEMETRY);
        assertThat(gate.bean(KnownRevocations.class).count()).isZero();
        gate.clock().advance(Duration.ofDays(2).plusMillis(1));

        HttpResponse<String> answer = gate.postJson("/metric", "{\"accessToken\":\"" + token + "\"" + PARAMS);

        Answer.isError(answer, 503, 199);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void onlyOperatorsRevoke() {
        Answer.isProblem(gate.send(gate.request("/api/v1/tokens/any").DELETE()), 401, 181);
        Answer.isProblem(gate.postJson("/api/v1/tokens/revoke", "{\"client\":\"default\"}"), 401, 181);
    }

    private HttpResponse<String> revoke(String body) {
        return gate.operatorPosts("/api/v1/tokens/revoke", "application/json", body);
    }

    private int send(String token) {
        return gate.postJson("/metric", "{\"accessToken\":\"" + token + "\"" + PARAMS)
                .statusCode();
    }

    private String id(String token) {
        HttpResponse<String> self =
                gate.send(gate.request("/api/v1/tokens/self").header("Authorization", "Bearer " + token));
        return Answer.json(self).path("id").asText();
    }
}
