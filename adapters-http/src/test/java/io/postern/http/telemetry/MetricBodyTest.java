package io.postern.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.http.Answer;
import io.postern.http.Gate;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code params} of {@code POST /metric} is understood, or refused. */
final class MetricBodyTest {

    private static final Gate GATE = Gate.open();
    private static final String M = "\"MetricName\":\"m\"";

    @BeforeEach
    void forgetSubmissions() {
        GATE.queue().mendIt();
    }

    @AfterAll
    static void close() {
        GATE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        "1e3, 1000",
        "'\"42\"', 42",
        "'\"-4.25\"', -4.25",
        "'\"+7\"', 7",
        "'\"1E2\"', 100",
        "'\".5\"', 0.5",
        "'\"5.\"', 5"
    })
    void aValueMayBeANumberOrANumericString(String json, double value) {
        assertThat(accepted(M + ",\"Value\":" + json).value()).isEqualTo(new MetricValue.Single(value));
    }

    @Test
    void aDistributionMayBeNumericStringsToo() {
        MetricDatum datum = accepted(M + ",\"Values\":[\"1\",2],\"Counts\":[3,\"4\"]");

        assertThat(datum.value()).isEqualTo(new MetricValue.Distribution(List.of(1.0, 2.0), List.of(3.0, 4.0)));
    }

    @Test
    void valuesWithoutCountsAreCountedOnce() {
        MetricDatum datum = accepted(M + ",\"Values\":[5,6],\"Counts\":null");

        assertThat(datum.value()).isEqualTo(new MetricValue.Distribution(List.of(5.0, 6.0), List.of(1.0, 1.0)));
    }

    @Test
    void aStatisticSetMayBeNumericStringsToo() {
        MetricDatum datum = accepted(
                M + ",\"StatisticValues\":{\"SampleCount\":\"2\",\"Sum\":5,\"Minimum\":\"1.5\",\"Maximum\":3.5}");

        assertThat(datum.value()).isEqualTo(new MetricValue.StatisticSet(2, 5, 1.5, 3.5));
    }

    @Test
    void everyMemberArrives() {
        MetricDatum datum =
                accepted(M + ",\"Value\":1,\"Unit\":\"Bytes/Second\",\"StorageResolution\":\"1\",\"Dimensions\":"
                        + "[{\"Name\":\"page\",\"Value\":\"/home\"},{\"Value\":\"de\",\"Name\":\"country\"}]");

        assertThat(datum.unit()).isEqualTo(StandardUnit.BYTES_PER_SECOND);
        assertThat(datum.storageResolution()).isEqualTo(1);
        assertThat(datum.dimensions()).containsExactly(new Dimension("page", "/home"), new Dimension("country", "de"));
    }

    @Test
    void nullMeansAbsentAndNoDimensionsAreFine() {
        MetricDatum datum = accepted(M + ",\"Value\":1,\"Values\":null,\"Counts\":null,\"StatisticValues\":null,"
                + "\"Unit\":null,\"StorageResolution\":null,\"Timestamp\":null,\"Dimensions\":[]");

        assertThat(datum.dimensions()).isEmpty();
        assertThat(datum.unit()).isEqualTo(StandardUnit.NONE);
        assertThat(datum.storageResolution()).isEqualTo(60);
        assertThat(datum.timestamp()).isEqualTo(Gate.NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-05-01T11:30:00Z\"",
                "\"2026-05-01T11:30:00.000Z\"",
                "\"2026-05-01T13:30:00+02:00\"",
                "1777635000",
                "1777635000.000",
                "\"1777635000\"",
                "1.777635e9"
            })
    void aTimestampIsIso8601OrEpochSeconds(String json) {
        MetricDatum datum = accepted(M + ",\"Value\":1,\"Timestamp\":" + json);

        assertThat(datum.timestamp()).isEqualTo(Instant.parse("2026-05-01T11:30:00Z"));
    }

    @Test
    void aFractionOfASecondIsKept() {
        MetricDatum datum = accepted(M + ",\"Value\":1,\"Timestamp\":1777635000.123");

        assertThat(datum.timestamp()).isEqualTo(Instant.parse("2026-05-01T11:30:00.123Z"));
    }

    @Test
    void unknownMembersBesideParamsAreIgnoredAndTheLastOfTwoWins() {
        String body = "{\"extra\":[1,{}],\"params\":7,\"accessToken\":\"x\",\"params\":"
                + "{\"Namespace\":\"a\",\"Namespace\":\"b\",\"MetricData\":[{" + M + ",\"Value\":1}]},"
                + "\"accessToken\":\"" + GATE.accessToken() + "\"}";

        HttpResponse<String> answer = GATE.postJson("/metric", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(((Submission.Metrics) GATE.queue().last().orElseThrow()).namespace())
                .isEqualTo("b");
    }

    static Stream<Arguments> badDatums() {
        String v = M + ",\"Value\":1";
        String thirtyOne = IntStream.range(0, 31)
                .mapToObj(i -> "{\"Name\":\"d" + i + "\",\"Value\":\"v\"}")
                .collect(Collectors.joining(",", ",\"Dimensions\":[", "]"));
        String values151 =
                IntStream.range(0, 151).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        return Stream.of(
                bad(130, "MetricName", "\"Value\":1"),
                bad(131, "MetricName", "\"MetricName\":5,\"Value\":1"),
                bad(142, "MetricName", "\"MetricName\":\"\",\"Value\":1"),
                bad(132, "Colour", v + ",\"Colour\":1"),
                bad(132, "Dimensions[0].Kind", v + ",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"b\",\"Kind\":1}]"),
                bad(
                        132,
                        "StatisticValues.Mean",
                        M
                                + ",\"StatisticValues\":{\"SampleCount\":1,\"Sum\":1,\"Minimum\":1,\"Maximum\":1,\"Mean\":1}"),
                bad(130, "Dimensions[0].Value", v + ",\"Dimensions\":[{\"Name\":\"a\"}]"),
                bad(131, "Dimensions[0]", v + ",\"Dimensions\":[\"a=b\"]"),
                bad(131, "Dimensions", v + ",\"Dimensions\":{\"a\":\"b\"}"),
                bad(143, "Dimensions", v + thirtyOne),
                bad(145, "Dimensions[0].Value", v + ",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"é\"}]"),
                bad(
                        146,
                        "Dimensions[1].Name",
                        v + ",\"Dimensions\":[{\"Name\":\"a\",\"Value\":\"1\"},{\"Name\":\"a\",\"Value\":\"2\"}]"),
                bad(150, "Timestamp", v + ",\"Timestamp\":\"2026-05-01T11:30:00\""),
                bad(150, "Timestamp", v + ",\"Timestamp\":\"2026-05-01\""),
                bad(150, "Timestamp", v + ",\"Timestamp\":\"yesterday\""),
                bad(150, "Timestamp", v + ",\"Timestamp\":true"),
                bad(150, "Timestamp", v + ",\"Timestamp\":NaN"),
                bad(150, "Timestamp", v + ",\"Timestamp\":1e999999999"),
                bad(151, "Timestamp", v + ",\"Timestamp\":\"2026-04-10T12:00:00Z\""),
                bad(152, "Timestamp", v + ",\"Timestamp\":\"2026-05-01T15:00:00Z\""),
                bad(153, "Timestamp", v + ",\"Timestamp\":1777635000000"),
                bad(160, "Value", M),
                bad(160, "Value", M + ",\"Value\":null"),
                bad(160, "Values", M + ",\"Values\":[]"),
                bad(161, "Value", v + ",\"Values\":[1]"),
                bad(162, "Value", M + ",\"Value\":NaN"),
                bad(162, "Value", M + ",\"Value\":-Infinity"),
                bad(162, "Value", M + ",\"Value\":1e400"),
                bad(162, "Value", M + ",\"Value\":\"NaN\""),
                bad(162, "Value", M + ",\"Value\":\"1e400\""),
                bad(163, "Value", M + ",\"Value\":1e200"),
                bad(131, "Value", M + ",\"Value\":\"0x10\""),
                bad(131, "Value", M + ",\"Value\":\"1d\""),
                bad(131, "Value", M + ",\"Value\":\" 1\""),
                bad(131, "Value", M + ",\"Value\":\"\""),
                bad(131, "Value", M + ",\"Value\":{}"),
                bad(131, "Values[1]", M + ",\"Values\":[1,\"x\"]"),
                bad(164, "Counts", M + ",\"Values\":[1,2],\"Counts\":[1]"),
                bad(164, "Counts", v + ",\"Counts\":[1]"),
                bad(165, "Values", M + ",\"Values\":" + values151),
                bad(
                        130,
                        "StatisticValues.Maximum",
                        M + ",\"StatisticValues\":{\"SampleCount\":1,\"Sum\":1,\"Minimum\":1}"),
                bad(131, "StatisticValues", M + ",\"StatisticValues\":[1]"),
                bad(
                        166,
                        "StatisticValues",
                        M + ",\"StatisticValues\":{\"SampleCount\":1,\"Sum\":1,\"Minimum\":2,\"Maximum\":1}"),
                bad(167, "Unit", v + ",\"Unit\":\"Furlongs\""),
                bad(131, "Unit", v + ",\"Unit\":1"),
                bad(168, "StorageResolution", v + ",\"StorageResolution\":30"),
                bad(168, "StorageResolution", v + ",\"StorageResolution\":1.5"),
                bad(168, "StorageResolution", v + ",\"StorageResolution\":1e400"));
    }

    @ParameterizedTest
    @MethodSource("badDatums")
    void aBadDatumIsNamedByItsIndexAndMember(int code, String field, String datum) {
        String good = "{" + M + ",\"Value\":1}";

        HttpResponse<String> answer = send("{\"Namespace\":\"n\",\"MetricData\":[" + good + ",{" + datum + "}]}");

        Answer.isRefusal(answer, code, 1, field);
        assertThat(GATE.queue().last()).isEmpty();
    }

    static Stream<Arguments> badParams() {
        String data = "\"MetricData\":[{" + M + ",\"Value\":1}]";
        return Stream.of(
                bad(130, "params", "null"),
                bad(131, "params", "[]"),
                bad(131, "params", "\"{}\""),
                bad(130, "Namespace", "{" + data + "}"),
                bad(131, "Namespace", "{\"Namespace\":1," + data + "}"),
                bad(140, "Namespace", "{\"Namespace\":\"\"," + data + "}"),
                bad(141, "Namespace", "{\"Namespace\":\"AWS/EC2\"," + data + "}"),
                bad(130, "MetricData", "{\"Namespace\":\"n\"}"),
                bad(130, "MetricData", "{\"Namespace\":\"n\",\"MetricData\":null}"),
                bad(131, "MetricData", "{\"Namespace\":\"n\",\"MetricData\":{}}"),
                bad(133, "MetricData", "{\"Namespace\":\"n\",\"MetricData\":[]}"),
                bad(134, "MetricData", "{\"Namespace\":\"n\",\"MetricData\":[" + "{},".repeat(1000) + "{}]}"),
                bad(132, "Extra", "{\"Namespace\":\"n\"," + data + ",\"Extra\":1}"),
                bad(132, "EntityMetricData", "{\"Namespace\":\"n\"," + data + ",\"EntityMetricData\":[]}"),
                bad(
                        132,
                        "StrictEntityValidation",
                        "{\"Namespace\":\"n\"," + data + ",\"StrictEntityValidation\":true}"));
    }

    @ParameterizedTest
    @MethodSource("badParams")
    void badParamsAreNamedWithoutAnIndex(int code, String field, String params) {
        HttpResponse<String> answer = send(params);

        Answer.isRefusal(answer, code, -1, field);
        assertThat(GATE.queue().last()).isEmpty();
    }

    @Test
    void aDatumThatIsNoObjectIsNamed() {
        Answer.isRefusal(send("{\"Namespace\":\"n\",\"MetricData\":[7]}"), 131, 0, "MetricData[0]");
    }

    @Test
    void theListOfBadRecordsIsBoundedAndCounted() {
        HttpResponse<String> answer = send("{\"Namespace\":\"n\",\"MetricData\":[" + "{},".repeat(999) + "{}]}");

        JsonNode error = Answer.json(answer).path("error");
        assertThat(error.path("records").size()).isEqualTo(100);
        assertThat(error.path("recordsTotal").asInt()).isEqualTo(2000);
    }

    @Test
    void aLongMemberNameIsNotGivenBackWhole() {
        HttpResponse<String> answer = send("{\"Namespace\":\"n\",\"MetricData\":[],\"" + "x".repeat(40_000) + "\":1}");

        Answer.isError(answer, 400, 132);
        assertThat(answer.body()).hasSizeLessThan(1000);
    }

    private static Arguments bad(int code, String field, String json) {
        return Arguments.of(code, field, json);
    }

    private static HttpResponse<String> send(String params) {
        return GATE.postJson("/metric", GATE.metric(params));
    }

    private static MetricDatum accepted(String datum) {
        HttpResponse<String> answer = send("{\"Namespace\":\"n\",\"MetricData\":[{" + datum + "}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ((Submission.Metrics) GATE.queue().last().orElseThrow()).datums().getFirst();
    }
}
