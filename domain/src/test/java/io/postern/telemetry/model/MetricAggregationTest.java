package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MetricAggregationTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final List<Dimension> NO_DIMENSIONS = List.of();
    private static final double MOST = 0x1p360;

    @Test
    void equalValuesAddTheirCounts() {
        assertThat(merged(single(3), single(5), single(3)))
                .containsExactly(datum(values(List.of(3.0, 5.0), List.of(2.0, 1.0))));
    }

    @Test
    void aLoneDatumGoesAsItCame() {
        MetricDatum set = datum(new MetricValue.StatisticSet(2, 5, 1, 4));

        assertThat(merged(single(3))).containsExactly(single(3));
        assertThat(merged(set)).containsExactly(set);
    }

    @Test
    void aDistributionAddsValueByValue() {
        assertThat(merged(single(5), datum(values(List.of(5.0, 6.0), List.of(2.0, 3.0)))))
                .containsExactly(datum(values(List.of(5.0, 6.0), List.of(3.0, 3.0))));
    }

    @Test
    void oneValueOnceIsAPlainValue() {
        MetricDatum nothing = datum(values(List.of(5.0), List.of(0.0)));

        assertThat(merged(single(5), nothing)).containsExactly(single(5));
    }

    @Test
    void statisticSetsAddUp() {
        assertThat(merged(
                        datum(new MetricValue.StatisticSet(2, 5, 1, 4)),
                        datum(new MetricValue.StatisticSet(3, 30, 9, 11))))
                .containsExactly(datum(new MetricValue.StatisticSet(5, 35, 1, 11)));
    }

    @Test
    void statisticSetsAndValuesDoNotMix() {
        MetricDatum set = datum(new MetricValue.StatisticSet(2, 5, 1, 4));

        assertThat(merged(single(3), set)).containsExactly(single(3), set);
    }

    @Test
    void aSetThatTellsItsValueKeepsIt() {
        MetricDatum five = datum(new MetricValue.StatisticSet(1, 5, 5, 5));
        MetricDatum nine = datum(new MetricValue.StatisticSet(1, 9, 9, 9));
        MetricDatum hidden = datum(new MetricValue.StatisticSet(2, 5, 1, 4));

        assertThat(merged(five, nine, hidden, five))
                .containsExactlyInAnyOrder(datum(new MetricValue.StatisticSet(2, 10, 5, 5)), nine, hidden);
    }

    @Test
    void theOrderOfDimensionsMeansNothing() {
        Dimension page = new Dimension("page", "cart");
        Dimension shop = new Dimension("shop", "north");

        assertThat(merged(with(List.of(page, shop)), with(List.of(shop, page)))).hasSize(1);
    }

    @Test
    void whatTellsPointsApartKeepsDatumsApart() {
        List<MetricDatum> apart = List.of(
                single(1),
                new MetricDatum("other", NO_DIMENSIONS, AT, new MetricValue.Single(1), StandardUnit.NONE, 60),
                new MetricDatum("m", NO_DIMENSIONS, AT, new MetricValue.Single(1), StandardUnit.COUNT, 60),
                new MetricDatum("m", NO_DIMENSIONS, AT, new MetricValue.Single(1), StandardUnit.NONE, 1),
                new MetricDatum(
                        "m", NO_DIMENSIONS, AT.plusSeconds(60), new MetricValue.Single(1), StandardUnit.NONE, 60),
                with(List.of(new Dimension("page", "cart"))),
                with(List.of(new Dimension("page", "home"))),
                with(List.of(new Dimension("shop", "cart"))));

        assertThat(merged(apart.toArray(MetricDatum[]::new))).isEqualTo(apart);
    }

    @Test
    void aMinuteMergesAndTheLatestTimestampSpeaks() {
        assertThat(merged(at("10:00:00Z"), at("10:00:59.999Z"), at("10:00:30Z")))
                .extracting(MetricDatum::timestamp)
                .containsExactly(Instant.parse("2026-05-01T10:00:59.999Z"));
        assertThat(merged(at("10:00:59.999Z"), at("10:01:00Z"))).hasSize(2);
    }

    @Test
    void moreThan150ValuesTakeFurtherDatums() {
        List<MetricDatum> all =
                IntStream.range(0, 700).mapToObj(i -> single(i % 350)).toList();

        assertThat(merged(all.toArray(MetricDatum[]::new)))
                .extracting(MetricAggregationTest::uniqueValues)
                .containsExactly(150, 150, 50);
    }

    @Test
    void aDistributionIsNeverTornApart() {
        MetricDatum[] both = {distribution(0, 100), distribution(50, 200)};

        assertThat(merged(both)).containsExactly(both);
    }

    @Test
    void aDistributionJoinsTheDatumThatKnowsItsValues() {
        assertThat(merged(distribution(0, 150), distribution(150, 300), distribution(0, 150)))
                .extracting(MetricAggregationTest::uniqueValues)
                .containsExactly(150, 150);
    }

    @Test
    void aDistributionFindsItsValuesAgainWhereverElseTheyAre() {
        assertThat(merged(distribution(0, 100), distribution(50, 200), distribution(50, 200)))
                .extracting(MetricAggregationTest::uniqueValues)
                .containsExactly(100, 150);
    }

    @Test
    void sumsStayWithinCloudWatchsRange() {
        MetricDatum most = single(MOST);
        MetricDatum half = single(-MOST / 2);
        MetricDatum often = datum(values(List.of(0.0), List.of(MOST)));
        MetricDatum set = datum(new MetricValue.StatisticSet(2, MOST, 1, MOST));
        MetricDatum samples = datum(new MetricValue.StatisticSet(MOST, 0, -1, 1));

        assertThat(merged(most, most)).containsExactly(most, most);
        assertThat(merged(half, half, half)).containsExactly(datum(values(List.of(-MOST / 2), List.of(2.0))), half);
        assertThat(merged(often, often)).containsExactly(often, often);
        assertThat(merged(set, set)).containsExactly(set, set);
        assertThat(merged(samples, samples)).containsExactly(samples, samples);
    }

    @Test
    void whatCloudWatchRefusesMergesWithNothing() {
        List<MetricDatum> bad = Stream.of(
                        single(Double.NaN),
                        single(2 * MOST),
                        datum(values(List.of(1.0), List.of())),
                        datum(values(List.of(), List.of())),
                        datum(values(List.of(1.0), List.of(-1.0))),
                        datum(new MetricValue.StatisticSet(0, 0, 0, 0)),
                        new MetricDatum("m", NO_DIMENSIONS, AT, new MetricValue.Single(1), StandardUnit.NONE, 0))
                .flatMap(datum -> Stream.of(datum, datum))
                .toList();

        assertThat(merged(bad.toArray(MetricDatum[]::new))).isEqualTo(bad);
    }

    @Test
    void namesThatCollideAreStillApart() {
        // "Aa" and "BB" have one hash, and so has every text of so many of them.
        List<MetricDatum> colliding = IntStream.range(0, 1 << 12)
                .mapToObj(i -> named(IntStream.range(0, 12)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .reduce("", String::concat)))
                .toList();

        assertThat(merged(colliding.toArray(MetricDatum[]::new))).isEqualTo(colliding);
    }

    private static List<MetricDatum> merged(MetricDatum... datums) {
        MetricAggregation<MetricDatum> aggregation = new MetricAggregation<>();
        for (MetricDatum datum : datums) aggregation.add(datum, datum);
        return aggregation.datums().stream().map(AggregatedDatum::datum).toList();
    }

    private static int uniqueValues(MetricDatum datum) {
        return ((MetricValue.Distribution) datum.value()).values().size();
    }

    private static MetricDatum single(double value) {
        return datum(new MetricValue.Single(value));
    }

    private static MetricDatum distribution(int from, int to) {
        List<Double> values =
                IntStream.range(from, to).mapToObj(i -> (double) i).toList();
        return datum(values(values, Collections.nCopies(values.size(), 2.0)));
    }

    private static MetricValue values(List<Double> values, List<Double> counts) {
        return new MetricValue.Distribution(values, counts);
    }

    private static MetricDatum at(String time) {
        Instant timestamp = Instant.parse("2026-05-01T" + time);
        return new MetricDatum("m", NO_DIMENSIONS, timestamp, new MetricValue.Single(1), StandardUnit.NONE, 60);
    }

    private static MetricDatum with(List<Dimension> dimensions) {
        return new MetricDatum("m", dimensions, AT, new MetricValue.Single(1), StandardUnit.NONE, 60);
    }

    private static MetricDatum named(String name) {
        return new MetricDatum(name, NO_DIMENSIONS, AT, new MetricValue.Single(1), StandardUnit.NONE, 60);
    }

    private static MetricDatum datum(MetricValue value) {
        return new MetricDatum("m", NO_DIMENSIONS, AT, value, StandardUnit.NONE, 60);
    }
}
