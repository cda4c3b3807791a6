package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link MetricReader} promises of the statistics of what its destination took. */
public interface MetricReaderContract {

    /** How long what was delivered may take to show. */
    Duration SHOWS_WITHIN = Duration.ofSeconds(10);

    /** Where the data comes from. */
    MetricDestination destination();

    /** The reader under test, of the same store. */
    MetricReader reader();

    /** The time as the destination sees it. */
    Instant now();

    @Test
    default void oneMeasurementHasItsFiveStatistics() {
        String namespace = put(datum(0, Samples.single(42)));

        assertDatapoints(
                query(namespace, "SampleCount", "Sum", "Average", "Minimum", "Maximum"),
                point(0, Map.of("SampleCount", 1.0, "Sum", 42.0, "Average", 42.0, "Minimum", 42.0, "Maximum", 42.0)));
    }

    @Test
    default void onlyTheStatisticsAskedForAreAnswered() {
        String namespace = put(datum(0, Samples.single(42)));

        assertDatapoints(query(namespace, "Maximum"), point(0, Map.of("Maximum", 42.0)));
    }

    @Test
    default void measurementsOfOnePeriodAreTakenTogether() {
        String namespace = put(datum(0, Samples.single(1)), datum(59, Samples.single(3)));

        assertDatapoints(
                query(namespace, "SampleCount", "Sum", "Average", "Minimum", "Maximum"),
                point(0, Map.of("SampleCount", 2.0, "Sum", 4.0, "Average", 2.0, "Minimum", 1.0, "Maximum", 3.0)));
    }

    @Test
    default void aDistributionCountsEachOfItsValues() {
        String namespace = put(datum(0, new MetricValue.Distribution(List.of(1.0, 5.0), List.of(3.0, 2.0))));

        assertDatapoints(
                query(namespace, "SampleCount", "Sum", "Average", "Minimum", "Maximum"),
                point(0, Map.of("SampleCount", 5.0, "Sum", 13.0, "Average", 2.6, "Minimum", 1.0, "Maximum", 5.0)));
    }

    @Test
    default void aStatisticSetCountsAsItSays() {
        String namespace = put(datum(0, new MetricValue.StatisticSet(4, 20, 2, 9)));

        assertDatapoints(
                query(namespace, "SampleCount", "Sum", "Average", "Minimum", "Maximum"),
                point(0, Map.of("SampleCount", 4.0, "Sum", 20.0, "Average", 5.0, "Minimum", 2.0, "Maximum", 9.0)));
    }

    @Test
    default void allKindsOfValuesAddUp() {
        String namespace = put(
                datum(0, Samples.single(10)),
                datum(0, new MetricValue.Distribution(List.of(1.0), List.of(2.0))),
                datum(0, new MetricValue.StatisticSet(3, 9, 2, 4)));

        assertDatapoints(
                query(namespace, "SampleCount", "Sum", "Minimum", "Maximum"),
                point(0, Map.of("SampleCount", 6.0, "Sum", 21.0, "Minimum", 1.0, "Maximum", 10.0)));
    }

    @Test
    default void percentilesComeFromTheValues() {
        List<Double> values =
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
        String namespace = put(datum(0, new MetricValue.Distribution(values, Collections.nCopies(100, 1.0))));

        // CloudWatch does not say how it interpolates: neighbours are as good.
        Eventually.passes(SHOWS_WITHIN, () -> assertThat(reader().statistics(query(namespace, "p50", "p99", "p100")))
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.values().get("p50")).isCloseTo(50, within(1.0));
                    assertThat(point.values().get("p99")).isCloseTo(99, within(1.0));
                    assertThat(point.values().get("p100")).isEqualTo(100);
                }));
    }

    @Test
    default void aStatisticSetThatHidesItsValuesHasNoPercentiles() {
        String namespace = put(datum(0, new MetricValue.StatisticSet(4, 20, 2, 9)));

        assertDatapoints(query(namespace, "Sum", "p50"), point(0, Map.of("Sum", 20.0)));
    }

    @Test
    default void aStatisticSetOfEqualValuesHasPercentiles() {
        String namespace = put(datum(0, new MetricValue.StatisticSet(4, 20, 5, 5)));

        assertDatapoints(query(namespace, "p50"), point(0, Map.of("p50", 5.0)));
    }

    @Test
    default void everyPeriodHasADatapointOfItsOwn() {
        String namespace =
                put(datum(60, Samples.single(3)), datum(0, Samples.single(1)), datum(240, Samples.single(5)));

        assertDatapoints(
                query(namespace, "Sum"),
                point(0, Map.of("Sum", 1.0)),
                point(60, Map.of("Sum", 3.0)),
                point(240, Map.of("Sum", 5.0)));
    }

    @Test
    default void aLongerPeriodTakesMoreTogether() {
        String namespace =
                put(datum(0, Samples.single(1)), datum(240, Samples.single(5)), datum(300, Samples.single(7)));

        assertDatapoints(
                query(namespace, List.of(), Duration.ofMinutes(5), start().plus(Duration.ofMinutes(10)), "Sum"),
                point(0, Map.of("Sum", 6.0)),
                point(300, Map.of("Sum", 7.0)));
    }

    @Test
    default void highResolutionIsKeptToTheSecond() {
        String namespace =
                put(Samples.toTheSecond(datum(0, Samples.single(1))), Samples.toTheSecond(datum(1, Samples.single(2))));

        assertDatapoints(
                query(namespace, List.of(), Duration.ofSeconds(1), start().plus(Duration.ofMinutes(10)), "Sum"),
                point(0, Map.of("Sum", 1.0)),
                point(1, Map.of("Sum", 2.0)));
    }

    @Test
    default void theEndIsNotPartOfTheRange() {
        String namespace = put(datum(0, Samples.single(1)), datum(60, Samples.single(2)));

        assertDatapoints(
                query(namespace, List.of(), Duration.ofMinutes(1), start().plusSeconds(60), "Sum"),
                point(0, Map.of("Sum", 1.0)));
    }

    @Test
    default void unitsAreNotMixed() {
        String namespace =
                put(datum(0, Samples.single(1)), Samples.in(StandardUnit.MILLISECONDS, datum(0, Samples.single(250))));

        assertDatapoints(
                query(namespace, "Sum"),
                point(0, Map.of("Sum", 1.0)),
                new Datapoint(start(), StandardUnit.MILLISECONDS, Map.of("Sum", 250.0)));
    }

    @Test
    default void aQueryWithoutDimensionsFindsOnlyTheSeriesWithoutDimensions() {
        Dimension page = new Dimension("page", "/cart");
        String namespace = put(datum(0, Samples.single(1)), Samples.with(datum(0, Samples.single(100)), page));

        assertDatapoints(query(namespace, "Sum"), point(0, Map.of("Sum", 1.0)));
    }

    @Test
    default void aQueryFindsItsSeriesWhateverTheOrderOfDimensions() {
        Dimension page = new Dimension("page", "/cart");
        Dimension country = new Dimension("country", "se");
        String namespace = put(
                Samples.with(datum(0, Samples.single(1)), page, country),
                Samples.with(datum(0, Samples.single(100)), page));

        assertDatapoints(
                query(
                        namespace,
                        List.of(country, page),
                        Duration.ofMinutes(1),
                        start().plus(Duration.ofMinutes(10)),
                        "Sum"),
                point(0, Map.of("Sum", 1.0)));
    }

    @Test
    default void aSeriesThatNobodySentHasNoDatapoints() {
        assertThat(reader().statistics(query(Unique.name("Postern/Nothing"), "Sum")))
                .isEmpty();
    }

    /** An hour ago, at a border of minutes and of five minutes. */
    private Instant start() {
        long fiveMinutes = 300;
        long anHourAgo = now().minus(Duration.ofHours(1)).getEpochSecond();
        return Instant.ofEpochSecond(anHourAgo - anHourAgo % fiveMinutes);
    }

    private MetricDatum datum(int second, MetricValue value) {
        return Samples.datum("latency", start().plusSeconds(second), value);
    }

    private Datapoint point(int second, Map<String, Double> values) {
        return new Datapoint(start().plusSeconds(second), StandardUnit.COUNT, values);
    }

    private StatisticsQuery query(String namespace, String... statistics) {
        return query(namespace, List.of(), Duration.ofMinutes(1), start().plus(Duration.ofMinutes(10)), statistics);
    }

    private StatisticsQuery query(
            String namespace, List<Dimension> dimensions, Duration period, Instant end, String... statistics) {
        return new StatisticsQuery(
                new MetricDescriptor(namespace, "latency", dimensions),
                start(),
                end,
                period,
                Stream.of(statistics).map(Statistic::new).collect(Collectors.toSet()));
    }

    private String put(MetricDatum... datums) {
        String namespace = Unique.name("Postern/Test");
        assertThat(destination().put(new MetricBatch(namespace, Arrays.asList(datums))))
                .isInstanceOf(Delivery.Delivered.class);
        return namespace;
    }

    /** In order of time; in any order where the times are equal. */
    private void assertDatapoints(StatisticsQuery query, Datapoint... expected) {
        Eventually.passes(SHOWS_WITHIN, () -> {
            List<Datapoint> found = reader().statistics(query);
            assertThat(found).containsExactlyInAnyOrder(expected);
            assertThat(found).extracting(Datapoint::timestamp).isSorted();
        });
    }
}
