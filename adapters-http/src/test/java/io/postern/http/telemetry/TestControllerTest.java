package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.http.ScriptedDestination;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class TestControllerTest {

    @Test
    void itSendsOneMetricAndAnswersWithTheRequestsId() {
        try (Gate gate = Gate.open()) {
            HttpResponse<String> answer = gate.get("/test");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"ResponseMetadata\":{\"RequestId\":\"request-1\"}}");
            MetricBatch sent = gate.bean(ScriptedDestination.class).sent().orElseThrow();
            assertThat(sent.namespace()).isEqualTo("cloudwatch-postman");
            assertThat(sent.datums().getFirst().metricName()).isEqualTo("HELLO_WORLD");
        }
    }

    @Test
    void aDestinationThatCannotNowIs503() {
        try (Gate gate = Gate.open()) {
            gate.bean(ScriptedDestination.class).answer(new Delivery.RetryLater("throttled by arn:aws:secret", false));

            HttpResponse<String> answer = gate.get("/test");

            Answer.isError(answer, 503, 199);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).doesNotContain("arn:aws");
        }
    }

    @Test
    void aDestinationThatRefusesIs502() {
        try (Gate gate = Gate.open()) {
            gate.bean(ScriptedDestination.class).answer(new Delivery.Refused("no"));

            Answer.isError(gate.get("/test"), 502, 197);
        }
    }
}
