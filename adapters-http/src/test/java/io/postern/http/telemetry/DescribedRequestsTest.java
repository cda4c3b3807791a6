package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.http.Described;
import io.postern.http.Gate;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in the API's description can be sent as they stand, once they hold a token. */
final class DescribedRequestsTest {

    private static final Gate GATE = Gate.open();

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @CsvSource({"/metric, MetricSubmission", "/logEvents, LogSubmission"})
    void anExampleIsAccepted(String path, String name) {
        ObjectNode example = (ObjectNode) Described.components("components.yaml")
                .path("examples")
                .path(name)
                .path("value");
        example.put("accessToken", GATE.accessToken());

        HttpResponse<String> answer = GATE.postJson(path, example.toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
