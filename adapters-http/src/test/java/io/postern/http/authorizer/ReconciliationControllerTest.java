package io.postern.http.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.metering.model.DecidedCalls;
import io.postern.metering.port.Decisions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whose gate everybody called ten times in whatever time. */
final class ReconciliationControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String PATH = "/api/v1/metering/reconciliation";

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void decisionsAndLoggedRequestsAreComparedByHour() {
        GATE.bean(Decisions.class)
                .add(List.of(DecidedCalls.once(
                        "shop", Gate.NOW.minus(Duration.ofHours(2)).plusSeconds(3_590))));

        HttpResponse<String> answer = GATE.operatorGets(PATH + "?from=2026-05-01T09:30:00Z&application=shop");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Answer.json(answer).at("/hours"))
                .hasToString("[{\"application\":\"shop\",\"hour\":\"2026-05-01T09:00:00Z\",\"decisions\":0,"
                        + "\"logged\":10,\"gap\":10,\"cause\":\"withoutDecision\"},"
                        + "{\"application\":\"shop\",\"hour\":\"2026-05-01T10:00:00Z\",\"decisions\":1,"
                        + "\"logged\":10,\"gap\":9,\"cause\":\"cached\"},"
                        + "{\"application\":\"shop\",\"hour\":\"2026-05-01T11:00:00Z\",\"decisions\":0,"
                        + "\"logged\":10,\"gap\":10,\"cause\":\"cached\"}]");
        assertThat(Answer.json(GATE.operatorGets(PATH)).at("/hours")).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=soon",
                "?until=2026-05-01",
                "?from=2026-05-01T12:00:00Z&until=2026-05-01T12:00:00Z",
                "?from=1970-01-01T00:00:00Z&application=shop",
                "?from=%2B999999-01-01T00:00:00Z"
            })
    void whatCannotBeAnsweredIsNamed(String query) {
        Answer.isProblem(GATE.operatorGets(PATH + query), 400, 180);
    }

    @Test
    void onlyOperatorsMayLook() {
        Answer.isProblem(GATE.get(PATH), 401, 181);
    }
}
