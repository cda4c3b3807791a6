package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.Settlement;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReceiptControllerTest {

    private static final Gate GATE = Gate.open();

    @AfterEach
    void mend() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void whatWaitsIsQueued() {
        JsonNode trace = Answer.json(trace(send()));

        assertThat(trace.path("state").asText()).isEqualTo("queued");
        assertThat(trace.path("records").asInt()).isEqualTo(3);
        assertThat(trace.path("parts")).hasSize(1);
    }

    @Test
    void eachRecordTellsItsOwnStory() {
        String receipt = send();
        settle(
                new Outcome.Delivered("aws-1"),
                new Outcome.Dead(DeathCause.REFUSED, "too loud"),
                new Outcome.Delivered("aws-2"));

        JsonNode trace = Answer.json(trace(receipt));

        assertThat(trace.path("receipt").asText()).isEqualTo(receipt);
        assertThat(trace.path("state").asText()).isEqualTo("mixed");
        assertThat(trace.path("parts"))
                .hasToString(
                        "[{\"from\":0,\"count\":1,\"state\":\"delivered\","
                            + "\"requestId\":\"aws-1\",\"perhapsTwice\":false},{\"from\":1,\"count\":1,\"state\":\"dead\",\"cause\":\"refused\",\"why\":\"too"
                            + " loud\"},"
                            + "{\"from\":2,\"count\":1,\"state\":\"delivered\",\"requestId\":\"aws-2\",\"perhapsTwice\":false}]");
    }

    @Test
    void anUnknownReceiptIs404() {
        Answer.isProblem(trace("0c9ae1f2-6a40-8010-8000-0001c0ffee00"), 404, 188);
        Answer.isProblem(trace("%20"), 404, 188);
    }

    @Test
    void withoutATokenNothingIsTold() {
        Answer.isProblem(GATE.get("/api/v1/receipts/" + send()), 403, 110);
    }

    @Test
    void withABadTokenNothingIsTold() {
        Answer.isProblem(trace(send(), "nonsense"), 401, 111);
    }

    @Test
    void whenItCannotBeReadSendersComeBack() {
        String receipt = send();
        GATE.queue().breakIt();

        HttpResponse<String> answer = trace(receipt);

        Answer.isProblem(answer, 503, 199);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static String send() {
        String event = "{\"message\":\"a\",\"timestamp\":" + Gate.NOW.toEpochMilli() + "}";
        HttpResponse<String> answer =
                GATE.postJson("/logEvents", GATE.logs("[" + event + "," + event + "," + event + "]"));
        return answer.headers().firstValue("Postern-Receipt").orElseThrow();
    }

    private static HttpResponse<String> trace(String receipt) {
        return trace(receipt, GATE.accessToken());
    }

    private static HttpResponse<String> trace(String receipt, String token) {
        return GATE.send(GATE.request("/api/v1/receipts/" + receipt).header("Authorization", "Bearer " + token));
    }

    /** Settles all that waits; each submission has these outcomes. */
    private static void settle(Outcome... outcomes) {
        for (Claim claim : GATE.queue().take(1000, Duration.ZERO)) {
            int submissions = claim.submissions().size();
            List<OutcomeRun> runs = IntStream.range(0, submissions * outcomes.length)
                    .mapToObj(record -> new OutcomeRun(record, 1, outcomes[record % outcomes.length]))
                    .toList();
            GATE.queue().settle(List.of(new Settlement(claim, List.of(), runs)));
        }
    }
}
