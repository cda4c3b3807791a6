package io.postern.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.Eventually;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.cloudwatch.StoredLogEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Log events from the front door through Redis to CloudWatch Logs, and back. */
class LogsJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Surroundings GATE = Surroundings.start();
    private static final CloudWatchStandIn CLOUD_WATCH = GATE.cloudWatch();

    @AfterAll
    static void stop() {
        GATE.close();
    }

    @Test
    void anEventArrivesInAGroupThatDidNotExistAndCanBeReadBack() {
        HttpResponse<String> answer = GATE.caller().sendLogEvent(GATE.token(), "app", "web", "hello");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(awaitEvents("app", "web", 1))
                .extracting(StoredLogEvent::message)
                .containsExactly("hello");
        assertThat(GATE.caller()
                        .read("/api/v1/logs/events?logGroupName=app&logStreamName=web")
                        .body())
                .contains("\"message\":\"hello\"");
    }

    @Test
    void manySubmissionsShareOneCall() {
        int before = CLOUD_WATCH.calls(Operation.PUT_LOG_EVENTS);
        for (int i = 0; i < 50; i++)
            assertThat(GATE.caller()
                            .sendLogEvent(GATE.token(), "app", "many", "event " + i)
                            .statusCode())
                    .isEqualTo(201);

        awaitEvents("app", "many", 50);
        assertThat(CLOUD_WATCH.calls(Operation.PUT_LOG_EVENTS) - before).isLessThan(25);
    }

    @Test
    void throttlingDelaysAndLosesNothing() {
        CLOUD_WATCH.misbehave(new Fault.Throttle()).on(Operation.PUT_LOG_EVENTS).times(3);

        GATE.caller().sendLogEvent(GATE.token(), "app", "throttled", "patience");

        awaitEvents("app", "throttled", 1);
    }

    @Test
    void anEventOfAnotherDecadeArrivesWithTheTimeOfAcceptance() {
        HttpResponse<String> answer = GATE.caller().post("/logEvents", """
            {"accessToken":"%s","logGroupName":"app","logStreamName":"old",\
            "logEvents":[{"message":"long ago","timestamp":1559157389833}]}\
            """.formatted(GATE.token()));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Postern-Notice")).isPresent();
        assertThat(awaitEvents("app", "old", 1))
                .extracting(StoredLogEvent::message)
                .containsExactly("long ago");
    }

    private static List<StoredLogEvent> awaitEvents(String group, String stream, int count) {
        Eventually.holds(
                SOON,
                count + " events arrive in " + stream,
                () -> CLOUD_WATCH.logEvents(group, stream).size() == count);
        return CLOUD_WATCH.logEvents(group, stream);
    }
}
