package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any datums, whatever they are merged into. Whole numbers, so that sums are exact. */
final class MetricAggregationLawsTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    /** What CloudWatch tells apart; written down here once more, and in another way. */
    private record Point(String name, Set<Dimension> dimensions, StandardUnit unit, int resolution, Instant start) {

        static Point of(MetricDatum datum) {
            long millis = datum.timestamp().toEpochMilli();
            return new Point(
                    datum.metricName(),
                    Set.copyOf(datum.dimensions()),
                    datum.unit(),
                    datum.storageResolution(),
                    Instant.ofEpochMilli(millis - millis % (1000L * datum.storageResolution())));
        }
    }

    /** What is left of many datums of one point once it does not matter how they were put. */
    private record Total(
            Map<Double, Double> countByValue, Map<Double, Double> samplesByOnlyValue, List<Double> hidden) {

        static Total of(Collection<MetricDatum> datums) {
            Map<Double, Double> countByValue = new HashMap<>();
            Map<Double, Double> samplesByOnlyValue = new HashMap<>();
            double[] hidden = {0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (MetricDatum datum : datums) {
                switch (datum.value()) {
                    case MetricValue.Single single -> countByValue.merge(single.value(), 1.0, Double::sum);
                    case MetricValue.Distribution many -> {
                        for (int i = 0; i < many.values().size(); i++)
                            countByValue.merge(
                                    many.values().get(i), many.counts().get(i), Double::sum);
                    }
                    case MetricValue.StatisticSet set -> {
                        if (set.minimum() == set.maximum()) {
                            samplesByOnlyValue.merge(set.minimum(), set.sampleCount(), Double::sum);
                        } else {
                            hidden[0] += set.sampleCount();
                            hidden[1] += set.sum();
                            hidden[2] = Math.min(hidden[2], set.minimum());
                            hidden[3] = Math.max(hidden[3], set.maximum());
                        }
                    }
                }
            }
            return new Total(countByValue, samplesByOnlyValue, List.of(hidden[0], hidden[1], hidden[2], hidden[3]));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void valuesCountsAndSumsOfEveryPointAreKept(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(totals(contents(merged(datums)))).isEqualTo(totals(datums));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theOrderMakesNoDifference(@ForAll("manyDatums") List<MetricDatum> datums, @ForAll Random random) {
        List<MetricDatum> shuffled = new ArrayList<>(datums);
        Collections.shuffle(shuffled, random);

        assertThat(totals(contents(merged(shuffled)))).isEqualTo(totals(contents(merged(datums))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyMemberIsWholeInOneDatum(@ForAll("manyDatums") List<MetricDatum> datums) {
        List<AggregatedDatum<MetricDatum>> merged = merged(datums);

        assertThat(merged.stream().flatMap(one -> one.members().stream())).containsExactlyInAnyOrderElementsOf(datums);
        assertThat(merged)
                .allSatisfy(one -> assertThat(totals(List.of(one.datum()))).isEqualTo(totals(one.members())));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatComesOutOfGoodDatumsIsGood(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(merged(datums)).allSatisfy(one -> assertThat(MetricRules.check("Shop", List.of(one.datum()), AT))
                .isEmpty());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noValueComesTwiceInAMergedDatum(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(merged(datums))
                .filteredOn(one -> one.members().size() > 1)
                .extracting(one -> one.datum().value())
                .filteredOn(MetricValue.Distribution.class::isInstance)
                .allSatisfy(value ->
                        assertThat(((MetricValue.Distribution) value).values()).doesNotHaveDuplicates());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void largestNumbersNeverAddUpBeyondTheRange(@ForAll("manyHugeDatums") List<MetricDatum> datums) {
        assertThat(merged(datums)).filteredOn(one -> one.members().size() > 1).allSatisfy(one -> {
            assertThat(MetricRules.check("Shop", List.of(one.datum()), AT)).isEmpty();
            assertThat(largestSum(one.datum().value())).isLessThanOrEqualTo(0x1p360);
        });
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aLoneMemberIsUnchanged(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(merged(datums)).filteredOn(one -> one.members().size() == 1).allSatisfy(one -> assertThat(
                        one.datum())
                .isSameAs(one.members().getFirst()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theTimestampIsTheLatestOfTheMembers(@ForAll("manyDatums") List<MetricDatum> datums) {
        assertThat(merged(datums)).allSatisfy(one -> assertThat(one.datum().timestamp())
                .isEqualTo(one.members().stream()
                        .map(MetricDatum::timestamp)
                        .max(Instant::compareTo)
                        .orElseThrow()));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void singleValuesFillTheirDatums(@ForAll("manySingles") List<MetricDatum> datums) {
        int unique = totals(datums).values().stream()
                .mapToInt(total -> total.countByValue().size())
                .sum();

        assertThat(merged(datums)).hasSize((unique + 149) / 150);
    }

    @Provide
    Arbitrary<List<MetricDatum>> manyDatums() {
        Arbitrary<MetricValue> value = Arbitraries.frequencyOf(
                Tuple.of(6, single(Arbitraries.integers().between(-200, 200).map(Integer::doubleValue))),
                Tuple.of(2, distribution()),
                Tuple.of(2, statisticSet()));
        return datum(value).list().ofMaxSize(400);
    }

    @Provide
    Arbitrary<List<MetricDatum>> manySingles() {
        Arbitrary<MetricValue> value =
                single(Arbitraries.doubles().between(-1e9, 1e9).ofScale(3));
        return value.map(one -> new MetricDatum("m", List.of(), AT, one, StandardUnit.NONE, 60))
                .list()
                .ofMaxSize(700);
    }

    @Provide
    Arbitrary<List<MetricDatum>> manyHugeDatums() {
        Arbitrary<Double> huge = Arbitraries.of(0x1p360, 0x1p359, -0x1p360, -0x1p200, 0x1p300, 1.0, 0.0);
        Arbitrary<Double> count = Arbitraries.of(0x1p360, 0x1p180, 0.0, 1.0, 0.5);
        Arbitrary<MetricValue> distribution = Combinators.combine(
                        huge.list().ofSize(3), count.list().ofSize(3))
                .as(MetricValue.Distribution::new);
        Arbitrary<MetricValue> set = Combinators.combine(huge, huge)
                .as((some, other) -> new MetricValue.StatisticSet(
                        Math.max(1, Math.abs(some)), some, Math.min(some, other), Math.max(some, other)));
        return datum(Arbitraries.oneOf(List.of(single(huge), distribution, set)))
                .list()
                .ofMaxSize(50);
    }

    private static Arbitrary<MetricValue> single(Arbitrary<Double> value) {
        return value.map(MetricValue.Single::new);
    }

    /** Values may come twice in one distribution, and counts may be zero. */
    private static Arbitrary<MetricValue> distribution() {
        Arbitrary<Double> value = Arbitraries.integers().between(-200, 200).map(Integer::doubleValue);
        return Arbitraries.integers().between(1, 150).flatMap(size -> Combinators.combine(
                        value.list().ofSize(size),
                        Arbitraries.integers()
                                .between(0, 5)
                                .map(Integer::doubleValue)
                                .list()
                                .ofSize(size))
                .as(MetricValue.Distribution::new));
    }

    private static Arbitrary<MetricValue> statisticSet() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 5);
        return Combinators.combine(number, number, number)
                .as((samples, low, more) ->
                        new MetricValue.StatisticSet(samples, samples * low + more - 1, low, low + more - 1));
    }

    private static Arbitrary<MetricDatum> datum(Arbitrary<MetricValue> value) {
        List<Dimension> all = List.of(
                new Dimension("a", "1"), new Dimension("a", "2"), new Dimension("b", "1"), new Dimension("c", "1"));
        Arbitrary<List<Dimension>> dimensions =
                Arbitraries.of(all).list().ofMaxSize(3).uniqueElements(Dimension::name);
        return Combinators.combine(
                        Arbitraries.of("latency", "size"),
                        dimensions,
                        Arbitraries.integers().between(-5000, 5000).map(AT::plusMillis),
                        value,
                        Arbitraries.of(StandardUnit.NONE, StandardUnit.COUNT),
                        Arbitraries.of(1, 60))
                .as(MetricDatum::new);
    }

    private static List<AggregatedDatum<MetricDatum>> merged(List<MetricDatum> datums) {
        MetricAggregation<MetricDatum> aggregation = new MetricAggregation<>();
        for (MetricDatum datum : datums) aggregation.add(datum, datum);
        return aggregation.datums();
    }

    private static List<MetricDatum> contents(List<AggregatedDatum<MetricDatum>> merged) {
        return merged.stream().map(AggregatedDatum::datum).toList();
    }

    private static Map<Point, Total> totals(List<MetricDatum> datums) {
        return datums.stream()
                .collect(
                        Collectors.groupingBy(Point::of, Collectors.collectingAndThen(Collectors.toList(), Total::of)));
    }

    private static double largestSum(MetricValue value) {
        return switch (value) {
            case MetricValue.Single single -> Math.abs(single.value());
            case MetricValue.Distribution many -> {
                double samples = 0;
                double sum = 0;
                for (int i = 0; i < many.values().size(); i++) {
                    samples += many.counts().get(i);
                    sum += Math.abs(many.values().get(i)) * many.counts().get(i);
                }
                yield Math.max(samples, sum);
            }
            case MetricValue.StatisticSet set -> Math.max(set.sampleCount(), Math.abs(set.sum()));
        };
    }
}
