package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Submission;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sentAt} does at both doors, in every kind of body. */
final class SentAtTest {

    private static final Gate GATE = Gate.open();
    private static final long NOW = Gate.NOW.toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** One way of sending one record. */
    private record Way(String path, String contentType) {

        HttpResponse<String> send(String sentAt, long millis) {
            return GATE.post(
                    path, contentType, contentType.contains("form") ? form(sentAt, millis) : json(sentAt, millis));
        }

        private String json(String sentAt, long millis) {
            String sender = "{\"accessToken\":\"" + GATE.accessToken() + "\",\"sentAt\":" + sentAt + ",";
            if (path.equals("/logEvents"))
                return sender
                        + "\"logGroupName\":\"g\",\"logStreamName\":\"s\",\"logEvents\":[{\"message\":\"m\",\"timestamp\":"
                        + millis + "}]}";
            return sender
                    + "\"params\":{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1,\"Timestamp\":"
                    + millis / 1000 + "}]}}";
        }

        private String form(String sentAt, long millis) {
            String sender = "accessToken=" + URLEncoder.encode(GATE.accessToken(), UTF_8) + "&sentAt="
                    + URLEncoder.encode(sentAt.replace("\"", ""), UTF_8);
            if (path.equals("/logEvents"))
                return sender + "&logGroupName=g&logStreamName=s&logEvents[0][message]=m&logEvents[0][timestamp]="
                        + millis;
            String datum = "&params[MetricData][0]";
            return sender + "&params[Namespace]=n" + datum + "[MetricName]=m" + datum + "[Value]=1" + datum
                    + "[Timestamp]=" + millis / 1000;
        }
    }

    static Stream<Way> ways() {
        return Stream.of("/metric", "/metrics", "/logEvents")
                .flatMap(path -> Stream.of("application/json", "text/plain", "application/x-www-form-urlencoded")
                        .map(contentType -> new Way(path, contentType)));
    }

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aClockBehindIsSetForward(Way way) {
        HttpResponse<String> answer = way.send(Long.toString(NOW - 3 * HOUR), NOW - 3 * HOUR - 5000);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).contains("10800");
        assertThat(time()).isEqualTo(Gate.NOW.minusSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aClockAheadIsSetBackBeforeItsTimesAreChecked(Way way) {
        HttpResponse<String> answer = way.send("\"2026-05-01T15:00:00.250Z\"", NOW + 3 * HOUR);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).contains("-10800.25");
        assertThat(time()).isEqualTo(Gate.NOW.minusMillis(250));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aClockTooFarOffIsRefused(Way way) {
        HttpResponse<String> answer = way.send(Long.toString(NOW - 24 * HOUR - 1), NOW);

        Answer.isRefusal(answer, 154, -1, "sentAt");
        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).isEmpty();
        assertThat(GATE.queue().last()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aClockAsGoodAsOursChangesNothing(Way way) {
        HttpResponse<String> answer = way.send(Long.toString(NOW - 2000), NOW - 5000);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).isEmpty();
        assertThat(time()).isEqualTo(Gate.NOW.minusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1777633200000", "\"1777633200000\"", "1.7776332e12", "\"2026-05-01T13:00:00+02:00\""})
    void theTimeOfSendingIsMillisecondsOrIso(String sentAt) {
        Way way = new Way("/logEvents", "application/json");

        HttpResponse<String> answer = way.send(sentAt, NOW - HOUR);

        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).contains("3600");
        assertThat(time()).isEqualTo(Gate.NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"yesterday\"'|150",
                "'\"2026-05-01T12:00:00\"'|150",
                "'\"1777636800\"'|150",
                "'\"\"'|150",
                "NaN|150",
                "1e400|150",
                "1777636800|154",
                "true|131",
                "[]|131",
                "{}|131"
            })
    void aTimeOfSendingThatCannotBeMeantIsRefused(String sentAt, int code) {
        for (String path : List.of("/metric", "/logEvents")) {
            Answer.isRefusal(new Way(path, "application/json").send(sentAt, NOW), code, -1, "sentAt");
            assertThat(GATE.queue().last()).isEmpty();
        }
    }

    @Test
    void nullMeansThatNothingIsSaid() {
        HttpResponse<String> answer = new Way("/metric", "application/json").send("null", NOW);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(time()).isEqualTo(Gate.NOW);
    }

    @Test
    void aDatumWithoutATimestampHasTheServersTimeWhateverTheSendersClockShows() {
        String body = GATE.metric("{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}")
                .replaceFirst("\\{", "{\"sentAt\":" + (NOW - HOUR) + ",");

        HttpResponse<String> answer = GATE.postJson("/metric", body);

        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).contains("3600");
        assertThat(time()).isEqualTo(Gate.NOW);
    }

    @Test
    void aTimeThatIsWrongEvenWhenCorrectedIsRefusedAndTheSenderSeesTheCorrection() {
        HttpResponse<String> answer =
                new Way("/metric", "application/json").send(Long.toString(NOW - HOUR), NOW + 2 * HOUR);

        Answer.isRefusal(answer, 152, 0, "Timestamp");
        assertThat(answer.headers().firstValue("Postern-Clock-Skew")).contains("3600");
    }

    @Test
    void correctionsAreCounted() {
        double behind = GATE.counted("postern.clock.corrections", "clock", "behind");
        double ahead = GATE.counted("postern.clock.corrections", "clock", "ahead");

        for (long sentAt : List.of(NOW - HOUR, NOW, NOW + HOUR, NOW + HOUR))
            new Way("/metric", "application/json").send(Long.toString(sentAt), NOW);

        assertThat(GATE.counted("postern.clock.corrections", "clock", "behind")).isEqualTo(behind + 1);
        assertThat(GATE.counted("postern.clock.corrections", "clock", "ahead")).isEqualTo(ahead + 2);
    }

    /** The time of the only record of the submission stored last. */
    private static Instant time() {
        return switch (GATE.queue().last().orElseThrow()) {
            case Submission.Metrics metrics ->
                metrics.datums().stream()
                        .map(MetricDatum::timestamp)
                        .findFirst()
                        .orElseThrow();
            case Submission.Logs logs ->
                logs.events().stream().map(LogEvent::timestamp).findFirst().orElseThrow();
        };
    }
}
