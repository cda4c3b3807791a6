package io.postern.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswersTest {

    private static final String PARAMS = "{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}";
    private final Gate gate = Gate.open();

    @AfterEach
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/Metric", "/api", "/logevents"})
    void anUnknownPathIs404InTheEnvelope(String path) {
        Answer.isError(gate.get(path), 404, 191);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /metric, POST",
        "PUT, /metrics, POST",
        "DELETE, /logEvents, POST",
        "GET, /token, POST",
        "POST, /test, GET"
    })
    void aWrongMethodIs405WithAllow(String method, String path, String allowed) {
        HttpResponse<String> answer = gate.send(gate.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        Answer.isError(answer, 405, 192);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains(allowed);
    }

    @Test
    void aQueueOutOfReachIs503WithRetryAfterAndSaysNothingOfTheInside() {
        gate.queue().breakIt();

        HttpResponse<String> answer = gate.postJson("/metric", gate.metric(PARAMS));

        Answer.isError(answer, 503, 199);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Postern-Receipt")).isEmpty();
        assertThat(answer.body()).doesNotContain("broken by a test", "secret.internal.host", "Exception");
        assertThat(gate.counted("postern.refused", "reason", "unavailable", "endpoint", "metric"))
                .isEqualTo(1);
    }

    @Test
    void theConnectionOutlivesA503() {
        gate.queue().breakIt();

        HttpResponse<String> answer = gate.postJson("/metric", gate.metric(PARAMS));

        assertThat(answer.headers().firstValue("Connection")).isEmpty();
    }

    @Test
    void aFullQueueIs503WithRetryAfter() {
        gate.queue().fillIt();

        HttpResponse<String> metric = gate.postJson("/metric", gate.metric(PARAMS));
        HttpResponse<String> logs = gate.postJson(
                "/logEvents", gate.logs("[{\"message\":\"m\",\"timestamp\":" + Gate.NOW.toEpochMilli() + "}]"));

        Answer.isError(metric, 503, 198);
        Answer.isError(logs, 503, 198);
        assertThat(metric.headers().firstValue("Retry-After")).contains("5");
        assertThat(gate.counted("postern.submissions.accepted", "kind", "metrics"))
                .isZero();
    }

    @Test
    void refusalsAreCountedByReason() {
        gate.postJson("/metric", "{");
        gate.postJson("/metric", gate.metric("{\"Namespace\":\"n\",\"MetricData\":[]}"));
        gate.get("/nowhere");

        assertThat(gate.counted("postern.refused", "reason", "body_not_json", "endpoint", "metric"))
                .isEqualTo(1);
        assertThat(gate.counted("postern.refused", "reason", "no_records", "endpoint", "metric"))
                .isEqualTo(1);
        assertThat(gate.counted("postern.refused", "reason", "path_unknown", "endpoint", "other"))
                .isEqualTo(1);
    }

    @Test
    void acceptedMetricsAreCounted() {
        gate.postJson("/metric", gate.metric(PARAMS));

        assertThat(gate.counted("postern.submissions.accepted", "kind", "metrics"))
                .isEqualTo(1);
        assertThat(gate.counted("postern.records.accepted", "kind", "metrics")).isEqualTo(1);
    }
}
