package io.postern.http.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.model.MeterEvent;
import io.postern.testkit.metering.Calls;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageControllerTest {

    private static final Gate GATE = Gate.open();
    private static final String USAGE = "/api/v1/metering/usage";
    private static final Instant ELEVEN = Gate.NOW.minus(Duration.ofHours(1));
    private static final String NEVER = "?start=2020-01-01T00:00:00Z&end=2020-01-02T00:00:00Z";

    @BeforeAll
    static void record() {
        GATE.bean(MemoryUsageLedger.class)
                .record(List.of(
                        Calls.of("shop", ELEVEN, "GET", "/a", 200, 10),
                        Calls.of("shop", ELEVEN, "GET", "/a", 500, 30),
                        Calls.of("till", ELEVEN.plusSeconds(60), "PUT", "/b", 404, 40),
                        Calls.of("=cmd,\"x\"", ELEVEN.plusSeconds(120), "GET", "/a", 200, 20),
                        bare()));
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @Test
    void usageIsToldByGroups() {
        assertThat(GATE.operatorGets(USAGE + "?groupBy=application&groupBy=statusClass&application=shop")
                        .body())
                .isEqualTo("{\"start\":\"2026-04-30T12:00:00Z\",\"end\":\"2026-05-01T12:00:00Z\",\"groups\":["
                        + "{\"application\":\"shop\",\"statusClass\":\"2xx\",\"calls\":1,\"errors\":0,\"bytes\":100,"
                        + "\"latency\":{\"mean\":10.0,\"p50\":10.0,\"p90\":10.0,\"p99\":10.0},"
                        + "\"backendLatencyMean\":5.0},"
                        + "{\"application\":\"shop\",\"statusClass\":\"5xx\",\"calls\":1,\"errors\":1,\"bytes\":100,"
                        + "\"latency\":{\"mean\":30.0,\"p50\":30.6,\"p90\":30.6,\"p99\":30.6},"
                        + "\"backendLatencyMean\":15.0}],\"groupsLeft\":0,"
                        + "\"total\":{\"calls\":2,\"errors\":1,\"bytes\":200,"
                        + "\"latency\":{\"mean\":20.0,\"p50\":10.0,\"p90\":10.0,\"p99\":10.0},"
                        + "\"backendLatencyMean\":10.0}}");
    }

    @Test
    void theMostComeFirst() {
        String body = GATE.operatorGets(USAGE + "?groupBy=route&top=1&by=errors&bucket=day")
                .body();

        assertThat(body)
                .contains("\"groups\":[{\"route\":\"/a\",\"calls\":3,\"errors\":1")
                .contains("\"groupsLeft\":2");
    }

    @Test
    void minutesHaveTheirTimes() {
        String body = GATE.operatorGets(USAGE
                        + "?bucket=minute&groupBy=time&start=2026-05-01T13:01:00%2B02:00&end=2026-05-01T11:02:01Z")
                .body();

        assertThat(body)
                .contains("\"groups\":[{\"time\":\"2026-05-01T11:01:00Z\"", "{\"time\":\"2026-05-01T11:02:00Z\"")
                .doesNotContain("11:00:00Z\",\"calls");
    }

    @Test
    void whereNothingWasCalledThereIsNothing() {
        assertThat(GATE.operatorGets(USAGE + NEVER + "&groupBy=route").body())
                .isEqualTo("{\"start\":\"2020-01-01T00:00:00Z\",\"end\":\"2020-01-02T00:00:00Z\",\"groups\":[],"
                        + "\"groupsLeft\":0,\"total\":{\"calls\":0,\"errors\":0,\"bytes\":0}}");
    }

    @Test
    void whoAcceptsATableGetsOne() {
        HttpResponse<String> answer = GATE.send(GATE.request(USAGE + "?groupBy=application&limit=3")
                .header("x-api-key", Gate.OPERATOR_KEY)
                .header("Accept", "text/csv"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Postern-Groups-Left")).hasValue("1");
        assertThat(answer.body())
                .isEqualTo("application,calls,errors,bytes,latencyMean,latencyP50,latencyP90,latencyP99,"
                        + "backendLatencyMean\r\n"
                        + ",1,0,0,,,,,\r\n"
                        + "\"'=cmd,\"\"x\"\"\",1,0,100,20.0,19.7,19.7,19.7,10.0\r\n"
                        + "shop,2,1,200,20.0,10.0,10.0,10.0,10.0\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket=week | bucket: week (expected: minute, hour or day)",
                "statusClass=200 | status class: 200 (expected: 1xx, 2xx, 3xx, 4xx, 5xx or unknown)",
                "groupBy=name | groupBy: name (expected: time, application, method, route or statusClass)",
                "by=latency | by: latency (expected: calls, errors or bytes)",
                "top=-1 | top: -1 (expected: 0 to 10000)",
                "limit=0 | limit: 0 (expected: 1 to 10000)",
                "start=yesterday | start: cannot be read (expected: ISO 8601 with a zone, from 1970 to 9999)",
                "start=2027-01-01T00:00:00Z | start: 2027-01-01T00:00:00Z (expected: before the end,"
                        + " 2026-05-01T12:00:00Z)"
            })
    void whatCannotBeMeantIsRefused(String query, String detail) {
        HttpResponse<String> answer = GATE.operatorGets(USAGE + "?" + query);

        Answer.isProblem(answer, 400, 180);
        assertThat(Answer.json(answer).path("detail").asText()).isEqualTo(detail);
    }

    @Test
    void whatIsTooMuchIsRefused() {
        List<MeterEvent> many = new ArrayList<>();
        for (int i = 0; i <= 100_000; i++)
            many.add(Calls.of("crowd", ELEVEN.minus(Duration.ofDays(3)), "GET", "/" + i, 200, 1));
        GATE.bean(MemoryUsageLedger.class).record(many);

        Answer.isProblem(GATE.operatorGets(USAGE + "?start=2026-04-28T00:00:00Z&bucket=day"), 422, 290);
    }

    @Test
    void onlyOperatorsMayAsk() {
        Answer.isProblem(GATE.get(USAGE), 401, 181);
    }

    private static MeterEvent bare() {
        return new MeterEvent(
                "bare",
                ELEVEN,
                "",
                "",
                "",
                "",
                0,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of());
    }
}
