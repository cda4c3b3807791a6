package io.postern.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is made of the records of a delivery counts in the budget of bodies: 2 MB here. */
final class PackedRecordsTest {

    private static final String KEY = "firehose-key-of-tests";
    private static final Gate GATE = Gate.openWith(Map.of(
            "postern.metering.firehose.access-keys", KEY,
            "postern.http.body-max", "1MB",
            "postern.http.bodies-max", "2MB"));
    private static final BodyBudget BUDGET = GATE.bean(BodyBudget.class);

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void aRecordThatThereIsNoRoomForIsTriedAgain() {
        try (BodyBudget.Share others = BUDGET.share()) {
            assertThat(others.take(3 << 19)).isTrue();

            HttpResponse<String> answer = deliver();

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Answer.json(answer).path("code").asInt()).isEqualTo(189);
        }
        assertThat(deliver().statusCode()).isEqualTo(200);
        assertThat(BUDGET.hasRoom(Long.MAX_VALUE)).as("all is given back").isTrue();
    }

    /** Of 200 kB in base64. */
    private static HttpResponse<String> deliver() {
        String record = Base64.getEncoder().encodeToString(new byte[150_000]);
        return GATE.send(GATE.request("/api/v1/metering/firehose")
                .header("X-Amz-Firehose-Access-Key", KEY)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"requestId\":\"r1\",\"records\":[{\"data\":\"" + record + "\"}]}")));
    }
}
