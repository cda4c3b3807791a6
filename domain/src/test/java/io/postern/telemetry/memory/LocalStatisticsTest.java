package io.postern.telemetry.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The store's statistics are those that follow from writing all samples down, one by one, and sorting them. */
final class LocalStatisticsTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final int SECONDS = 1800;
    private static final Set<Statistic> ASKED = Stream.of(
                    "SampleCount", "Sum", "Average", "Minimum", "Maximum", "p0", "p50", "p99.9", "p100")
            .map(Statistic::new)
            .collect(Collectors.toUnmodifiableSet());

    @Property(tries = 300)
    void statisticsAreThoseOfTheSamples(
            @ForAll("measurements") List<MetricDatum> datums, @ForAll("periods") Duration period) {
        LocalMetricStore store = new LocalMetricStore(
                Duration.ofHours(3), 10, 100_000, Clock.fixed(START.plusSeconds(SECONDS), ZoneOffset.UTC));
        if (!datums.isEmpty()) store.put(new MetricBatch("Shop", datums));

        List<Datapoint> found = store.statistics(new StatisticsQuery(
                new MetricDescriptor("Shop", "latency", List.of()), START, START.plusSeconds(SECONDS), period, ASKED));

        Map<Instant, Samples> expected = written(datums, period);
        assertThat(found).extracting(Datapoint::timestamp).containsExactlyElementsOf(expected.keySet());
        for (Datapoint point : found)
            expected.getOrDefault(point.timestamp(), new Samples()).compare(point.values());
    }

    private static Map<Instant, Samples> written(List<MetricDatum> datums, Duration period) {
        Map<Instant, Samples> periods = new TreeMap<>();
        for (MetricDatum datum : datums) {
            long minute = datum.timestamp().getEpochSecond() / datum.storageResolution() * datum.storageResolution();
            Instant at = Instant.ofEpochSecond(minute / period.toSeconds() * period.toSeconds());
            periods.computeIfAbsent(at, _ -> new Samples()).add(datum.value());
        }
        return periods;
    }

    /** Every sample of a period, as often as it was measured. */
    private static final class Samples {
        private final List<Double> all = new ArrayList<>();
        private boolean hidden;
        private double hiddenCount;
        private double hiddenSum;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(MetricValue value) {
            switch (value) {
                case MetricValue.Single one -> times(one.value(), 1);
                case MetricValue.Distribution many -> {
                    for (int i = 0; i < many.values().size(); i++)
                        times(many.values().get(i), many.counts().get(i));
                }
                case MetricValue.StatisticSet set -> {
                    if (set.minimum() == set.maximum()) {
                        times(set.minimum(), set.sampleCount());
                        return;
                    }
                    hidden = true;
                    hiddenCount += set.sampleCount();
                    hiddenSum += set.sum();
                    low = Math.min(low, set.minimum());
                    high = Math.max(high, set.maximum());
                }
            }
        }

        private void times(double value, double count) {
            for (int i = 0; i < count; i++) all.add(value);
        }

        void compare(Map<String, Double> found) {
            List<Double> sorted = all.stream().sorted().toList();
            double count = sorted.size() + hiddenCount;
            double sum = sorted.stream().mapToDouble(Double::doubleValue).sum() + hiddenSum;
            double minimum = sorted.isEmpty() ? low : Math.min(low, sorted.getFirst());
            double maximum = sorted.isEmpty() ? high : Math.max(high, sorted.getLast());
            assertThat(found.get("SampleCount")).isEqualTo(count);
            assertThat(found.get("Sum")).isCloseTo(sum, within(1e-6));
            assertThat(found.get("Average")).isCloseTo(sum / count, within(1e-6));
            assertThat(found.get("Minimum")).isEqualTo(minimum);
            assertThat(found.get("Maximum")).isEqualTo(maximum);
            if (hidden) {
                assertThat(found.keySet()).noneMatch(name -> name.startsWith("p"));
                return;
            }
            for (double percent : new double[] {0, 50, 99.9, 100}) {
                double rank = (count - 1) * percent / 100;
                double value =
                        found.getOrDefault(percent == (int) percent ? "p" + (int) percent : "p" + percent, Double.NaN);
                assertThat(value).isBetween(sorted.get((int) Math.floor(rank)), sorted.get((int) Math.ceil(rank)));
            }
        }
    }

    @Provide
    static Arbitrary<Duration> periods() {
        return Arbitraries.of(30, 60, 120, 300).map(Duration::ofSeconds);
    }

    @Provide
    static Arbitrary<List<MetricDatum>> measurements() {
        Arbitrary<Integer> second = Arbitraries.integers().between(0, SECONDS - 1);
        Arbitrary<Integer> resolution = Arbitraries.of(1, 60);
        return Combinators.combine(second, resolution, values())
                .as((at, stored, value) ->
                        new MetricDatum("latency", List.of(), START.plusSeconds(at), value, StandardUnit.COUNT, stored))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<MetricValue> values() {
        Arbitrary<Double> number = Arbitraries.integers().between(-50, 50).map(i -> i / 2.0);
        Arbitrary<MetricValue> single = number.map(MetricValue.Single::new);
        Arbitrary<MetricValue> distribution = number.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .uniqueElements()
                .flatMap(some -> Arbitraries.integers()
                        .between(1, 4)
                        .map(Integer::doubleValue)
                        .list()
                        .ofSize(some.size())
                        .map(counts -> new MetricValue.Distribution(some, counts)));
        Arbitrary<MetricValue> set = Combinators.combine(
                        number,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(2, 5))
                .as((low, more, count) ->
                        new MetricValue.StatisticSet(count, low * count + (more == 0 ? 0 : more), low, low + more));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, single),
                net.jqwik.api.Tuple.of(3, distribution),
                net.jqwik.api.Tuple.of(1, set));
    }
}
