package io.postern.http.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.Submission;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies are read, seen through {@code POST /metric}. */
final class BodiesTest {

    private static final Gate GATE = Gate.open();

    private static final String PARAMS =
            "{\"Namespace\":\"cafe\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]},\"note\":\"\u00e9\"";

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"; profile=x",
                "application/vnd.api+json",
                "application/x-AMZ+JSON",
                "text/plain",
                "text/plain;charset=UTF-8"
            })
    void jsonIsReadUnderItsNames(String contentType) {
        assertAccepted(GATE.post("/metric", contentType, GATE.metric(PARAMS)));
    }

    @Test
    void aBodyWithoutContentTypeIsJson() {
        assertAccepted(
                GATE.send(GATE.request("/metric").POST(HttpRequest.BodyPublishers.ofString(GATE.metric(PARAMS)))));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertAccepted(GATE.postJson("/metric", "\uFEFF" + GATE.metric(PARAMS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/html",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/octet-stream",
                "json",
                "/",
                ";",
                "+json"
            })
    void anythingElseIs415(String contentType) {
        Answer.isError(GATE.post("/metric", contentType, GATE.metric(PARAMS)), 415, 194);
    }

    static Stream<String> notJson() {
        return Stream.of(
                "{",
                "{]",
                "{\"a\":}",
                "{\"a\":1}}",
                "{} {}",
                "{'a':1}",
                "hello",
                "[1,]",
                "{\"a\":\"\u0001\"}",
                "[".repeat(100_000),
                "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}",
                "{\"a\":1" + "0".repeat(2000) + "}",
                "[" + "0,".repeat(JsonTree.TOKENS_MAX) + "0]");
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNotJsonIsCode120(String body) {
        HttpResponse<String> answer = GATE.postJson("/metric", body);

        Answer.isError(answer, 400, 120);
        assertThat(answer.body()).doesNotContain("jackson", "Exception", "line");
    }

    @Test
    void truncatedUtf8IsCode121() {
        byte[] whole = "{\"a\":\"é".getBytes(UTF_8);

        Answer.isError(GATE.post("/metric", "application/json", Arrays.copyOf(whole, whole.length - 1)), 400, 121);
    }

    @Test
    void latin1IsCode121() {
        Answer.isError(
                GATE.post("/metric", "application/json", GATE.metric(PARAMS).getBytes(ISO_8859_1)), 400, 121);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void otherKindsOfUnicodeAreCode121(String charset) {
        byte[] whole = GATE.metric(PARAMS).getBytes(Charset.forName(charset));

        Answer.isError(GATE.post("/metric", "application/json", whole), 400, 121);
        Answer.isError(GATE.post("/metric", "application/json", "0".getBytes(Charset.forName(charset))), 400, 121);
    }

    @Test
    void aFormWithNestedKeysIsTheSameAsJson() {
        HttpResponse<String> answer = GATE.post(
                "/metric",
                "application/x-www-form-urlencoded",
                "accessToken=" + GATE.accessToken()
                        + "&params[Namespace]=cafe"
                        + "&params%5BMetricData%5D%5B0%5D%5BMetricName%5D=page+views"
                        + "&params[MetricData][0][Value]=1.5"
                        + "&params[MetricData][0][Timestamp]=1777635000"
                        + "&params[MetricData][0][Dimensions][0][Name]=page"
                        + "&params[MetricData][0][Dimensions][0][Value]=%2Fhome"
                        + "&params[MetricData][1][MetricName]=b&params[MetricData][1][Values][]=1"
                        + "&params[MetricData][1][Values][]=2");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Submission.Metrics stored = (Submission.Metrics) GATE.queue().last().orElseThrow();
        assertThat(stored.namespace()).isEqualTo("cafe");
        assertThat(stored.datums()).extracting(MetricDatum::metricName).containsExactly("page views", "b");
        assertThat(stored.datums().getFirst().dimensions()).containsExactly(new Dimension("page", "/home"));
    }

    @Test
    void aFormCarriesLogEventsAndTokensToo() {
        String form = "accessToken=" + GATE.accessToken() + "&logGroupName=g&logStreamName=s"
                + "&logEvents[0][message]=caf%C3%A9+%E2%82%AC&logEvents[0][timestamp]=" + Gate.NOW.toEpochMilli();

        assertThat(GATE.post("/logEvents", "application/x-www-form-urlencoded", form)
                        .statusCode())
                .isEqualTo(201);
        assertThat(((Submission.Logs) GATE.queue().last().orElseThrow()).events())
                .extracting(LogEvent::message)
                .containsExactly("café €");
        assertThat(GATE.post(
                                "/token",
                                "application/x-www-form-urlencoded;charset=UTF-8",
                                "clientToken=" + URLEncoder.encode(GATE.clientToken(), UTF_8))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%\uff14\uff11",
                "a[b=1",
                "a[b]c=1",
                "a[0][1][2][3][4][5][6][7][8]=1",
                "params[MetricData][10001][Value]=1",
                "params[MetricData][999999999][Value]=1"
            })
    void aBrokenFormIsCode122(String form) {
        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", form), 400, 122);
    }

    @Test
    void aFormOfTooManyPairsIsCode122() {
        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", "a=1&".repeat(100_001)), 400, 122);
    }

    @Test
    void aFormOfTooManyLevelsIsCode122() {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < FormTree.LEVELS_MAX / 6; i++) form.append(i).append("x[a][b][c][d][e][f][g]=&");

        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", form.toString()), 400, 122);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%C3", "a=%FF%FE", "a=%EF%BF%BD%C3"})
    void aFormInBrokenUtf8IsCode121(String form) {
        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", form), 400, 121);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&&&", "a", "=", "[]=1", "a[]=1&a[b]=2&a=3", "a=1&a[b]=2"})
    void anOddFormIsReadAllTheSame(String form) {
        Answer.isError(GATE.post("/metric", "application/x-www-form-urlencoded", form), 403, 110);
    }

    private static void assertAccepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(((Submission.Metrics) GATE.queue().last().orElseThrow()).namespace())
                .isEqualTo("cafe");
    }
}
