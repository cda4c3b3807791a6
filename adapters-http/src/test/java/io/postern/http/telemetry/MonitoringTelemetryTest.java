package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.IssueTargetToken;
import io.postern.access.model.ClientId;
import io.postern.access.model.Purpose;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Submission;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Telemetry that a monitoring client sends, with a token that Postern gave it for this machine. */
final class MonitoringTelemetryTest {

    private static final String MACHINE = "gate-1.example.org";
    private static final String METRIC =
            "{\"params\":{\"Namespace\":\"shop\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}}";
    private static final String LOGS =
            "{\"logGroupName\":\"group\",\"logStreamName\":\"stream\",\"logEvents\":[{\"message\":\"a\",\"timestamp\":1777636800000}]}";

    @AutoClose
    private final Gate gate = Gate.openWith(Map.of(
            "test.machine",
            MACHINE,
            "postern.access.rate-limit.preset",
            "custom",
            "postern.access.rate-limit.burst",
            1,
            "postern.access.rate-limit.refill",
            "1h"));

    @Test
    void itPassesTheRateLimit() {
        for (int i = 0; i < 3; i++)
            assertThat(gate.postJson("/metric?access_token=" + token("monitoring", MACHINE), METRIC)
                            .statusCode())
                    .isEqualTo(201);
        assertThat(bearer(token("monitoring", MACHINE)).statusCode()).isEqualTo(201);
        assertThat(gate.counted("postern.submissions.monitoring")).isEqualTo(4);
    }

    @Test
    void itPassesWhereOthersWait() {
        bearer(gate.accessToken());
        Answer.isError(bearer(gate.accessToken()), 429, 195);
        Answer.isError(bearer(gate.accessToken()), 429, 195);

        assertThat(bearer(token("monitoring", MACHINE)).statusCode()).isEqualTo(201);
    }

    @Test
    void ordinaryTokensAreNotTakenFromTheUrl() {
        Answer.isError(gate.postJson("/metric?access_token=" + gate.accessToken(), METRIC), 401, 111);
        assertThat(gate.counted("postern.tokens.denied", "denial", "wrong_purpose"))
                .isEqualTo(1);
    }

    @Test
    void aReceiptIsNotShownToAnOrdinaryTokenInTheUrl() {
        String receipt = "/api/v1/receipts/3f2504e0-4f89-41d3-9a0c-0305e82c3301?access_token=";

        Answer.isProblem(gate.get(receipt + gate.accessToken()), 401, 111);
    }

    @Test
    void aDatumGetsADimensionOfItsOwn() {
        gate.postJson("/metric?access_token=" + token("monitoring", MACHINE), METRIC);

        Submission.Metrics queued = (Submission.Metrics) gate.queue().last().orElseThrow();
        assertThat(queued.client()).isEqualTo(ClientId.MONITORING);
        assertThat(queued.datums().getFirst().dimensions()).containsExactly(new Dimension("PosternMonitoring", "true"));
    }

    @Test
    void logEventsGoToAStreamOfTheirOwn() {
        gate.postJson("/logEvents?access_token=" + token("monitoring", MACHINE), LOGS);

        Submission.Logs queued = (Submission.Logs) gate.queue().last().orElseThrow();
        assertThat(queued.stream()).isEqualTo(new LogStream("group", "stream/monitoring"));
    }

    @Test
    void inTheBodyItIsTakenWithinTheLimit() {
        String body = METRIC.replaceFirst("\\{", "{\"accessToken\":\"" + token("monitoring", MACHINE) + "\",");

        assertThat(gate.postJson("/metric", body).statusCode()).isEqualTo(201);
        Answer.isError(gate.postJson("/metric", body), 429, 195);
    }

    @Test
    void noOtherTokenPasses() {
        assertThat(bearer(gate.accessToken()).statusCode()).isEqualTo(201);

        Answer.isError(bearer(gate.accessToken()), 429, 195);
        Answer.isError(bearer(token("ndt", MACHINE)), 429, 195);
        Answer.isError(bearer(token("monitoring", "gate-2.example.org")), 429, 195);
        Answer.isError(bearer(gate.accessToken(Gate.NOW, Purpose.MONITORING)), 429, 195);
    }

    @Test
    void anExpiredOneIsInvalid() {
        String token = token("monitoring", MACHINE);
        gate.clock().advance(Duration.ofSeconds(121));

        Answer.isError(bearer(token), 401, 111);
    }

    @Test
    void withoutANameOfItsOwnThereIsNone() {
        try (Gate nameless = Gate.open()) {
            String token = nameless.bean(IssueTargetToken.class).issue("monitoring", "x");

            Answer.isError(nameless.postJson("/metric?access_token=" + token, METRIC), 403, 110);
            Answer.isError(
                    nameless.send(nameless.request("/metric")
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(METRIC))),
                    401,
                    111);
        }
    }

    private String token(String subject, String audience) {
        return gate.bean(IssueTargetToken.class).issue(subject, audience);
    }

    private HttpResponse<String> bearer(String token) {
        return gate.send(gate.request("/metric")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(METRIC)));
    }
}
