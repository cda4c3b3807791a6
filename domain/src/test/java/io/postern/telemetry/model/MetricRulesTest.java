package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final MetricValue ONE = new MetricValue.Single(1);

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "AWS", "aws/x", "a b", "Shop/Front_end-2.0#x:y", " x"})
    void aGoodNamespaceIsTaken(String namespace) {
        assertThat(MetricRules.check(namespace, List.of(datum("m", ONE)), NOW)).isEmpty();
    }

    @Test
    void theLongestNamesAreTaken() {
        MetricDatum datum = with(datum("m".repeat(255), ONE), "d".repeat(255), "v".repeat(1024));

        assertThat(MetricRules.check("n".repeat(255), List.of(datum), NOW)).isEmpty();
    }

    static Stream<Arguments> badNamespaces() {
        return Stream.of(
                Arguments.of("AWS/EC2", Reason.NAMESPACE_RESERVED),
                Arguments.of("AWS/", Reason.NAMESPACE_RESERVED),
                Arguments.of("", Reason.NAMESPACE_INVALID),
                Arguments.of("  ", Reason.NAMESPACE_INVALID),
                Arguments.of(":x", Reason.NAMESPACE_INVALID),
                Arguments.of("n".repeat(256), Reason.NAMESPACE_INVALID),
                Arguments.of("a\tb", Reason.NAMESPACE_INVALID),
                Arguments.of("größe", Reason.NAMESPACE_INVALID));
    }

    @ParameterizedTest
    @MethodSource("badNamespaces")
    void aBadNamespaceIsRefusedForTheWhole(String namespace, Reason reason) {
        assertThat(MetricRules.check(namespace, List.of(datum("m", ONE)), NOW))
                .extracting(Refusal::reason, Refusal::index, Refusal::field)
                .containsExactly(Tuple.tuple(reason, Refusal.WHOLE, "Namespace"));
    }

    @Test
    void oneToAThousandDatumsAreTaken() {
        assertThat(MetricRules.check("Shop", Collections.nCopies(1000, datum("m", ONE)), NOW))
                .isEmpty();
    }

    @Test
    void noneIsTooFew() {
        assertThat(MetricRules.check("Shop", List.of(), NOW))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(Tuple.tuple(Reason.NO_RECORDS, Refusal.WHOLE));
    }

    @Test
    void oneMoreIsTooManyAndNoneIsLookedAt() {
        assertThat(MetricRules.check("Shop", Collections.nCopies(1001, datum("", ONE)), NOW))
                .extracting(Refusal::reason, Refusal::index)
                .containsExactly(Tuple.tuple(Reason.TOO_MANY_RECORDS, Refusal.WHOLE));
    }

    static Stream<MetricDatum> goodDatums() {
        return Stream.of(
                datum(":m", ONE),
                at(NOW.minus(Duration.ofDays(14))),
                at(NOW.plus(Duration.ofHours(2))),
                datum("m", new MetricValue.Single(0x1p360)),
                datum("m", new MetricValue.Single(-0x1p360)),
                datum("m", new MetricValue.Single(Double.MIN_VALUE)),
                datum("m", distribution(150, 1)),
                datum("m", distribution(1, 0)),
                datum("m", new MetricValue.StatisticSet(0.5, 1, 2, 2)),
                with(datum("m", ONE), "d", ":v"),
                with(datum("m", ONE), dimensions(30)));
    }

    @ParameterizedTest
    @MethodSource("goodDatums")
    void whatLiesOnTheBorderIsTaken(MetricDatum datum) {
        assertThat(MetricRules.check("Shop", List.of(datum), NOW)).isEmpty();
    }

    static Stream<Arguments> badDatums() {
        return Stream.of(
                bad(datum("", ONE), Reason.METRIC_NAME_INVALID, "MetricName"),
                bad(datum(" ", ONE), Reason.METRIC_NAME_INVALID, "MetricName"),
                bad(datum("m".repeat(256), ONE), Reason.METRIC_NAME_INVALID, "MetricName"),
                bad(datum("a\u0000b", ONE), Reason.METRIC_NAME_INVALID, "MetricName"),
                bad(datum("größe", ONE), Reason.METRIC_NAME_INVALID, "MetricName"),
                bad(with(datum("m", ONE), dimensions(31)), Reason.TOO_MANY_DIMENSIONS, "Dimensions"),
                bad(with(datum("m", ONE), "", "v"), Reason.DIMENSION_INVALID, "Dimensions[0].Name"),
                bad(with(datum("m", ONE), "d", ""), Reason.DIMENSION_INVALID, "Dimensions[0].Value"),
                bad(with(datum("m", ONE), "d", "  "), Reason.DIMENSION_INVALID, "Dimensions[0].Value"),
                bad(with(datum("m", ONE), "d".repeat(256), "v"), Reason.DIMENSION_INVALID, "Dimensions[0].Name"),
                bad(with(datum("m", ONE), "d", "v".repeat(1025)), Reason.DIMENSION_INVALID, "Dimensions[0].Value"),
                bad(with(datum("m", ONE), "d", "a\nb"), Reason.DIMENSION_INVALID, "Dimensions[0].Value"),
                bad(with(datum("m", ONE), ":d", "v"), Reason.DIMENSION_INVALID, "Dimensions[0].Name"),
                bad(with(datum("m", ONE), "é", "v"), Reason.DIMENSION_NOT_ASCII, "Dimensions[0].Name"),
                bad(with(datum("m", ONE), "d", "😀"), Reason.DIMENSION_NOT_ASCII, "Dimensions[0].Value"),
                bad(
                        with(
                                datum("m", ONE),
                                new Dimension("a", "1"),
                                new Dimension("b", "1"),
                                new Dimension("a", "2")),
                        Reason.DIMENSION_REPEATED,
                        "Dimensions[2].Name"),
                bad(at(NOW.minus(Duration.ofDays(14)).minusNanos(1)), Reason.TIMESTAMP_TOO_OLD, "Timestamp"),
                bad(at(NOW.plus(Duration.ofHours(2)).plusNanos(1)), Reason.TIMESTAMP_TOO_NEW, "Timestamp"),
                bad(at(Instant.ofEpochSecond(NOW.toEpochMilli())), Reason.TIMESTAMP_IN_MILLISECONDS, "Timestamp"),
                bad(datum("m", new MetricValue.Single(Double.NaN)), Reason.VALUE_NOT_FINITE, "Value"),
                bad(datum("m", new MetricValue.Single(Double.NEGATIVE_INFINITY)), Reason.VALUE_NOT_FINITE, "Value"),
                bad(datum("m", new MetricValue.Single(Math.nextUp(0x1p360))), Reason.VALUE_OUT_OF_RANGE, "Value"),
                bad(datum("m", new MetricValue.Single(-Math.nextUp(0x1p360))), Reason.VALUE_OUT_OF_RANGE, "Value"),
                bad(datum("m", distribution(0, 1)), Reason.VALUE_MISSING, "Values"),
                bad(datum("m", distribution(151, 1)), Reason.TOO_MANY_VALUES, "Values"),
                bad(datum("m", distribution(1, -1)), Reason.COUNTS_MISMATCH, "Counts"),
                bad(datum("m", distribution(2, Double.NaN)), Reason.VALUE_NOT_FINITE, "Counts"),
                bad(
                        datum("m", new MetricValue.Distribution(List.of(1.0, 2.0), List.of(1.0))),
                        Reason.COUNTS_MISMATCH,
                        "Counts"),
                bad(
                        datum("m", new MetricValue.Distribution(List.of(Double.NaN, Double.NaN), List.of(1.0, 1.0))),
                        Reason.VALUE_NOT_FINITE,
                        "Values"),
                bad(datum("m", new MetricValue.StatisticSet(0, 0, 0, 0)), Reason.STATISTICS_INVALID, "StatisticValues"),
                bad(datum("m", new MetricValue.StatisticSet(2, 3, 2, 1)), Reason.STATISTICS_INVALID, "StatisticValues"),
                bad(
                        datum("m", new MetricValue.StatisticSet(2, Double.NaN, 1, 2)),
                        Reason.VALUE_NOT_FINITE,
                        "StatisticValues.Sum"),
                bad(
                        datum("m", new MetricValue.StatisticSet(2, 3, -1e200, 2)),
                        Reason.VALUE_OUT_OF_RANGE,
                        "StatisticValues.Minimum"),
                bad(resolution(0), Reason.STORAGE_RESOLUTION_INVALID, "StorageResolution"),
                bad(resolution(30), Reason.STORAGE_RESOLUTION_INVALID, "StorageResolution"));
    }

    @ParameterizedTest
    @MethodSource("badDatums")
    void whatLiesBeyondIsRefusedByItsIndex(MetricDatum datum, Reason reason, String field) {
        assertThat(MetricRules.check("Shop", List.of(datum("good", ONE), datum), NOW))
                .extracting(Refusal::reason, Refusal::index, Refusal::field)
                .containsExactly(Tuple.tuple(reason, 1, field));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        MetricDatum first = with(datum("", new MetricValue.Single(Double.NaN)), "é", "v");
        MetricDatum third = at(NOW.minus(Duration.ofDays(21)));

        assertThat(MetricRules.check("Shop", List.of(first, datum("good", ONE), third), NOW))
                .extracting(Refusal::index, Refusal::reason)
                .containsExactly(
                        Tuple.tuple(0, Reason.METRIC_NAME_INVALID),
                        Tuple.tuple(0, Reason.DIMENSION_NOT_ASCII),
                        Tuple.tuple(0, Reason.VALUE_NOT_FINITE),
                        Tuple.tuple(2, Reason.TIMESTAMP_TOO_OLD));
    }

    @Test
    void theMessageNamesWhatWasExpected() {
        assertThat(MetricRules.check("Shop", List.of(at(NOW.minus(Duration.ofDays(21)))), NOW))
                .singleElement()
                .extracting(Refusal::message)
                .isEqualTo("Timestamp is more than 14 days ago (expected: 2026-04-17T10:00:00Z or later).");
    }

    private static Arguments bad(MetricDatum datum, Reason reason, String field) {
        return Arguments.of(datum, reason, field);
    }

    private static MetricDatum datum(String name, MetricValue value) {
        return new MetricDatum(name, List.of(), NOW, value, StandardUnit.NONE, 60);
    }

    private static MetricDatum at(Instant timestamp) {
        return new MetricDatum("m", List.of(), timestamp, ONE, StandardUnit.NONE, 60);
    }

    private static MetricDatum resolution(int seconds) {
        return new MetricDatum("m", List.of(), NOW, ONE, StandardUnit.NONE, seconds);
    }

    private static MetricDatum with(MetricDatum datum, String name, String value) {
        return with(datum, new Dimension(name, value));
    }

    private static MetricDatum with(MetricDatum datum, Dimension... dimensions) {
        return new MetricDatum(datum.metricName(), List.of(dimensions), NOW, datum.value(), StandardUnit.NONE, 60);
    }

    private static Dimension[] dimensions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Dimension("d" + i, "v"))
                .toArray(Dimension[]::new);
    }

    private static MetricValue distribution(int values, double lastCount) {
        List<Double> all = IntStream.range(0, values).mapToObj(i -> (double) i).toList();
        List<Double> counts = IntStream.range(0, values)
                .mapToObj(i -> i == values - 1 ? lastCount : 1.0)
                .toList();
        return new MetricValue.Distribution(all, counts);
    }
}
