package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.Submission;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogControllerTest {

    private static final Gate GATE = Gate.open();
    private static final long NOW = Gate.NOW.toEpochMilli();

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void anAcceptedEventIsAnsweredWithAnEmptyBodyAndAReceipt() {
        HttpResponse<String> answer = send("[{\"message\":\"hello\",\"timestamp\":" + NOW + "}]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Postern-Receipt"))
                .contains(GATE.queue().lastReceipt().orElseThrow().value());
        assertThat(answer.headers().firstValue("Postern-Notice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1777636800000", "\"1777636800000\"", "1777636800000.9", "1.7776368e12"})
    void aTimestampIsUnixMillisecondsAlsoAsAString(String timestamp) {
        send("[{\"message\":\"hello\",\"timestamp\":" + timestamp + "}]");

        assertThat(events()).containsExactly(new LogEvent(Gate.NOW, "hello"));
    }

    @Test
    void anOldEventIsAcceptedStampedAndAnnounced() {
        HttpResponse<String> answer = send(
                "[{\"message\":\"old\",\"timestamp\":1559157389833},{\"message\":\"new\",\"timestamp\":" + NOW + "}]");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Postern-Notice").orElseThrow()).startsWith("1 of 2 events");
        assertThat(events()).containsExactly(new LogEvent(Gate.NOW, "old"), new LogEvent(Gate.NOW, "new"));
    }

    @Test
    void unsortedEventsKeepTheirOrder() {
        send("[{\"message\":\"b\",\"timestamp\":" + NOW + "},{\"message\":\"a\",\"timestamp\":" + (NOW - 5000) + "}]");

        assertThat(events()).extracting(LogEvent::message).containsExactly("b", "a");
    }

    @Test
    void tenThousandEventsAreFine() {
        String events = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"message\":\"m\",\"timestamp\":" + NOW + "}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(send(events).statusCode()).isEqualTo(201);
        assertThat(events()).hasSize(10_000);
    }

    @Test
    void aMessageOf200KilobytesIsFine() {
        String message = "é".repeat(100_000);

        assertThat(send("[{\"message\":\"" + message + "\",\"timestamp\":" + NOW + "}]")
                        .statusCode())
                .isEqualTo(201);
        assertThat(events().getFirst().message()).isEqualTo(message);
    }

    @Test
    void unknownMembersBesideTheEventsAreIgnored() {
        String body = GATE.logs("[{\"message\":\"m\",\"timestamp\":" + NOW + "}]")
                .replaceFirst("\\{", "{\"sequenceToken\":\"4711\",\"more\":{\"a\":[]},");

        assertThat(GATE.postJson("/logEvents", body).statusCode()).isEqualTo(201);
    }

    static Stream<Arguments> badEvents() {
        String at = ",\"timestamp\":" + NOW;
        return Stream.of(
                bad(172, "message", "{\"message\":\"\"" + at + "}"),
                bad(130, "message", "{\"message\":null" + at + "}"),
                bad(131, "message", "{\"message\":{\"a\":1}" + at + "}"),
                bad(131, "message", "{\"message\":5" + at + "}"),
                bad(173, "message", "{\"message\":\"" + "x".repeat(2_000_000) + "\"" + at + "}"),
                bad(130, "timestamp", "{\"message\":\"m\"}"),
                bad(150, "timestamp", "{\"message\":\"m\",\"timestamp\":\"2026-05-01T12:00:00Z\"}"),
                bad(150, "timestamp", "{\"message\":\"m\",\"timestamp\":NaN}"),
                bad(150, "timestamp", "{\"message\":\"m\",\"timestamp\":1e400}"),
                bad(150, "timestamp", "{\"message\":\"m\",\"timestamp\":[]}"),
                bad(152, "timestamp", "{\"message\":\"m\",\"timestamp\":" + (NOW + 3 * 3600 * 1000) + "}"),
                bad(132, "level", "{\"message\":\"m\",\"level\":1" + at + "}"),
                bad(131, "logEvents[1]", "\"just text\""));
    }

    @ParameterizedTest
    @MethodSource("badEvents")
    void aBadEventIsNamedByItsIndexAndMember(int code, String field, String event) {
        HttpResponse<String> answer = send("[{\"message\":\"m\",\"timestamp\":" + NOW + "}," + event + "]");

        Answer.isRefusal(answer, code, 1, field);
        assertThat(GATE.queue().last()).isEmpty();
    }

    static Stream<Arguments> badBodies() {
        String events = "\"logEvents\":[{\"message\":\"m\",\"timestamp\":" + NOW + "}]";
        String stream = "\"logGroupName\":\"g\",\"logStreamName\":\"s\"";
        String one = "{\"message\":\"m\",\"timestamp\":" + NOW + "}";
        return Stream.of(
                bad(130, "logGroupName", "\"logStreamName\":\"s\"," + events),
                bad(130, "logStreamName", "\"logGroupName\":\"g\"," + events),
                bad(131, "logGroupName", "\"logGroupName\":7,\"logStreamName\":\"s\"," + events),
                bad(170, "logGroupName", "\"logGroupName\":\"a b\",\"logStreamName\":\"s\"," + events),
                bad(171, "logStreamName", "\"logGroupName\":\"g\",\"logStreamName\":\"a:b\"," + events),
                bad(130, "logEvents", stream),
                bad(133, "logEvents", stream + ",\"logEvents\":[]"),
                bad(131, "logEvents", stream + ",\"logEvents\":\"x\""),
                bad(134, "logEvents", stream + ",\"logEvents\":[" + (one + ",").repeat(10_000) + one + "]"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void aBadBodyIsNamedWithoutAnIndex(int code, String field, String members) {
        String body = "{\"accessToken\":\"" + GATE.accessToken() + "\"," + members + "}";

        Answer.isRefusal(GATE.postJson("/logEvents", body), code, -1, field);
        assertThat(GATE.queue().last()).isEmpty();
    }

    @Test
    void acceptedEventsAreCounted() {
        double submissions = GATE.counted("postern.submissions.accepted", "kind", "logs");
        double records = GATE.counted("postern.records.accepted", "kind", "logs");

        send("[{\"message\":\"a\",\"timestamp\":" + NOW + "},{\"message\":\"b\",\"timestamp\":" + NOW + "}]");

        assertThat(GATE.counted("postern.submissions.accepted", "kind", "logs")).isEqualTo(submissions + 1);
        assertThat(GATE.counted("postern.records.accepted", "kind", "logs")).isEqualTo(records + 2);
    }

    @Test
    void theTimeOfAcceptanceIsTheServers() {
        send("[{\"message\":\"m\",\"timestamp\":" + NOW + "}]");

        Instant acceptedAt = GATE.queue().last().orElseThrow().acceptedAt();
        assertThat(acceptedAt).isEqualTo(Gate.NOW);
    }

    private static Arguments bad(int code, String field, String json) {
        return Arguments.of(code, field, json);
    }

    private static HttpResponse<String> send(String events) {
        return GATE.postJson("/logEvents", GATE.logs(events));
    }

    private static List<LogEvent> events() {
        return ((Submission.Logs) GATE.queue().last().orElseThrow()).events();
    }
}
