package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String ONE_DATUM =
            "{\"Namespace\":\"shop\",\"MetricData\":[{\"MetricName\":\"orders\",\"Value\":1}]}";

    private static final String ONE_OF_TWO_OLD = "{\"Namespace\":\"shop\",\"MetricData\":["
            + "{\"MetricName\":\"orders\",\"Value\":1,\"Timestamp\":\"2019-05-29T19:16:29Z\"},"
            + "{\"MetricName\":\"orders\",\"Value\":2}]}";

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metric", "/metrics"})
    void anAcceptedMetricIsAnsweredWithItsReceipt(String path) {
        HttpResponse<String> answer = GATE.postJson(path, GATE.metric(ONE_DATUM));

        String receipt = answer.headers().firstValue("Postern-Receipt").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"ResponseMetadata\":{\"RequestId\":\"" + receipt + "\"}}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Date")).isPresent();
    }

    @Test
    void theSubmissionIsStoredUnderItsReceipt() {
        HttpResponse<String> answer = GATE.postJson("/metric", GATE.metric(ONE_DATUM));

        Optional<String> receipt = answer.headers().firstValue("Postern-Receipt");
        assertThat(GATE.queue().lastReceipt().map(ReceiptId::value)).isEqualTo(receipt);
    }

    @Test
    void aDatumWithoutATimestampHasTheVeryTimeOfAcceptance() {
        GATE.clock().moveTo(Gate.NOW.plusNanos(5_123_456));

        GATE.postJson("/metric", GATE.metric(ONE_DATUM));

        Submission.Metrics stored = (Submission.Metrics) GATE.queue().last().orElseThrow();
        assertThat(stored.acceptedAt()).isEqualTo(Gate.NOW.plusMillis(5));
        assertThat(stored.datums().getFirst().timestamp()).isSameAs(stored.acceptedAt());
    }

    @Test
    void anOldDatumIsRefused() {
        HttpResponse<String> answer = GATE.postJson("/metric", GATE.metric(ONE_OF_TWO_OLD));

        Answer.isRefusal(answer, 151, 0, "Timestamp");
        assertThat(GATE.queue().last()).isEmpty();
    }

    @Test
    void anOldDatumIsStampedAnnouncedAndCountedWhereThatIsThePolicy() {
        try (Gate restamping = Gate.openWith(Map.of("test.late-metrics", "RESTAMP"))) {
            HttpResponse<String> answer = restamping.postJson("/metric", restamping.metric(ONE_OF_TWO_OLD));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Postern-Notice"))
                    .contains("1 of 2 datums were older than 14 days and carry the time of acceptance");
            assertThat(((Submission.Metrics) restamping.queue().last().orElseThrow()).datums())
                    .extracting(MetricDatum::timestamp)
                    .containsExactly(Gate.NOW, Gate.NOW);
            assertThat(restamping.counted("postern.records.restamped", "kind", "metrics"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml;q=0.5"})
    void theAnswerIsJsonWhateverTheSenderWouldRatherHave(String accept) {
        HttpResponse<String> answer = GATE.send(GATE.request("/metric")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(GATE.metric(ONE_DATUM))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }
}
