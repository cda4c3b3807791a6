package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Gate;
import io.postern.telemetry.model.ReceiptId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
