package io.postern.http.telemetry;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyKeyTest {

    private static final String ONE = "{\"Namespace\":\"Shop\",\"MetricData\":[{\"MetricName\":\"a\",\"Value\":1}]}";
    private static final String TWO = "{\"Namespace\":\"Shop\",\"MetricData\":[{\"MetricName\":\"a\",\"Value\":2}]}";

    private Gate gate = Gate.open();

    @BeforeEach
    void open() {
        gate.close();
        gate = Gate.open();
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndIsQueuedOnce() {
        HttpResponse<String> first = send("key", gate.metric(ONE));
        HttpResponse<String> again = send("key", gate.metric(ONE));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Postern-Receipt"))
                .isEqualTo(first.headers().firstValue("Postern-Receipt"));
        assertThat(gate.queue().depth().submissions()).isEqualTo(1);
        assertThat(gate.counted("postern.records.accepted", "kind", "metrics")).isEqualTo(1);
    }

    @Test
    void aNewTokenAndALaterClockAreStillTheSame() {
        HttpResponse<String> first = send("key", sentAt(gate.metric(ONE), Gate.NOW.toEpochMilli()));
        gate.clock().advance(Duration.ofMinutes(5));

        HttpResponse<String> again = send("key", sentAt(gate.metric(ONE), Gate.NOW.toEpochMilli() + 300_000));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(gate.queue().depth().submissions()).isEqualTo(1);
    }

    @Test
    void aKeyDoesNotStandForTwoThings() {
        send("key", gate.metric(ONE));

        Answer.isError(send("key", gate.metric(TWO)), 422, 187);
        assertThat(gate.queue().depth().submissions()).isEqualTo(1);
    }

    @Test
    void whoIsStampedOtherwiseHasKeysOfItsOwn() {
        HttpResponse<String> plain = send("key", gate.metric(ONE));
        HttpResponse<String> first = send("key", stamped("Tenant\tA"));
        HttpResponse<String> second = send("key", stamped("Tenant\tB"));

        assertThat(gate.queue().depth().submissions()).isEqualTo(3);
        assertThat(send("key", stamped("Tenant\tA")).body()).isEqualTo(first.body());
        assertThat(send("key", stamped("Tenant\tB")).body()).isEqualTo(second.body());
        assertThat(send("key", gate.metric(ONE)).body()).isEqualTo(plain.body());
        assertThat(gate.queue().depth().submissions()).isEqualTo(3);
    }

    @Test
    void whatWasRefusedMayBeMendedUnderTheSameKey() {
        assertThat(send("key", gate.metric("{}")).statusCode()).isEqualTo(400);

        assertThat(send("key", gate.metric(ONE)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void anUnusableKeyIsRefused(String key) {
        Answer.isError(send(key, gate.metric(ONE)), 400, 186);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        Answer.isError(send("k".repeat(256), gate.metric(ONE)), 400, 186);
        assertThat(send("k".repeat(255), gate.metric(ONE)).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsStoredIsAnsweredAgainWhenTheQuotaIsUsedUp() {
        HttpResponse<String> first = send("key", under("R\t1", ONE));
        Answer.isError(send("other", under("R\t1", ONE)), 429, 113);

        assertThat(send("key", under("R\t1", ONE)).body()).isEqualTo(first.body());
        Answer.isError(send("key", under("R\t1", TWO)), 422, 187);
        assertThat(gate.queue().depth().submissions()).isEqualTo(1);
    }

    @Test
    void whoIsOverItsQuotaAsksTheQueueTenTimesASecondAtMost() {
        send("key", under("R\t1", ONE));
        for (int i = 0; i < 10; i++) Answer.isError(send("other-" + i, under("R\t1", ONE)), 429, 113);

        Answer.isError(send("key", under("R\t1", ONE)), 429, 113);

        gate.clock().advance(Duration.ofSeconds(1));
        assertThat(send("key", under("R\t1", ONE)).statusCode()).isEqualTo(201);
    }

    @Test
    void whatIsNotStoredUsesNoQuota() {
        send("key", under("R\t2", ONE));
        for (int i = 0; i < 3; i++) {
            assertThat(send("key", under("R\t2", ONE)).statusCode()).isEqualTo(201);
            Answer.isError(send("key", under("R\t2", TWO)), 422, 187);
        }
        gate.queue().fillIt();
        assertThat(send("other", under("R\t2", ONE)).statusCode()).isEqualTo(503);
        gate.queue().breakIt();
        assertThat(send("other", under("R\t2", ONE)).statusCode()).isEqualTo(503);
        gate.queue().mendIt();

        assertThat(send("other", under("R\t2", ONE)).statusCode()).isEqualTo(201);
        Answer.isError(send("another", under("R\t2", ONE)), 429, 113);
    }

    /** The first metric, under a token whose policy writes that dimension. */
    private String stamped(String dimension) {
        return under("d\t" + dimension, ONE);
    }

    private String under(String policy, String params) {
        String token = gate.bean(TokenSigner.class)
                .sign(new AccessToken(
                        new TokenId(UUID.randomUUID().toString()),
                        ClientId.DEFAULT,
                        Purpose.TELEMETRY,
                        Gate.NOW,
                        Gate.NOW.plus(Duration.ofHours(1)),
                        PolicyText.read(policy).orElseThrow()));
        return "{\"accessToken\":\"" + token + "\",\"params\":" + params + "}";
    }

    private HttpResponse<String> send(String key, String body) {
        return gate.send(gate.request("/metric")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String sentAt(String body, long millis) {
        return body.replaceFirst("\\{", "{\"sentAt\":" + millis + ",");
    }
}
