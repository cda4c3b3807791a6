package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDataRequest;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.AtOnce;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LocalMetricStoreTest
        implements MetricDestinationContract, MetricReaderContract, MetricListingContract, MetricDataContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final LocalMetricStore store = new LocalMetricStore(Duration.ofHours(3), 2000, 10_000, clock);

    @Override
    public MetricDestination destination() {
        return store;
    }

    @Override
    public MetricReader reader() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void whatArrivedBeforeTheRetentionIsForgottenHoweverNewItsTime() {
        put(store, Samples.datum("latency", now().plus(Duration.ofHours(2)), Samples.single(1)));

        clock.advance(Duration.ofHours(3));
        assertThat(names(store)).containsExactly("latency");
        clock.advance(Duration.ofNanos(1));

        assertThat(names(store)).isEmpty();
    }

    @Test
    void whatIsOldButArrivedJustNowIsKept() {
        put(store, Samples.datum("latency", now().minus(Duration.ofDays(13)), Samples.single(1)));

        assertThat(names(store)).containsExactly("latency");
    }

    @Test
    void beyondTheBoundOfSeriesTheFirstToArriveGoes() {
        LocalMetricStore small = new LocalMetricStore(Duration.ofHours(3), 2, 100, clock);
        for (String name : List.of("first", "second", "third"))
            put(small, Samples.datum(name, now(), Samples.single(1)));

        assertThat(names(small)).containsExactly("second", "third");
    }

    @Test
    void beyondTheBoundOfValuesTheFirstToArriveGo() {
        LocalMetricStore small = new LocalMetricStore(Duration.ofHours(3), 10, 3, clock);
        MetricValue pair = new MetricValue.Distribution(List.of(10.0, 20.0), List.of(1.0, 1.0));
        put(small, Samples.datum("latency", now(), Samples.single(1)));
        put(small, Samples.datum("latency", now(), Samples.single(2)));
        put(small, Samples.datum("latency", now(), pair));

        assertThat(statistics(small, "Sum", "Minimum"))
                .containsExactly(new Datapoint(now(), StandardUnit.COUNT, Map.of("Sum", 32.0, "Minimum", 2.0)));
    }

    @Test
    void percentilesAreLinearBetweenNeighbours() {
        MetricDatum[] datums = IntStream.of(10, 20, 30, 40)
                .mapToObj(i -> Samples.datum("latency", now(), Samples.single(i)))
                .toArray(MetricDatum[]::new);
        put(store, datums);

        assertThat(statistics(store, "p0", "p50", "p90", "p100"))
                .extracting(Datapoint::values)
                .containsExactly(Map.of("p0", 10.0, "p50", 25.0, "p90", 37.0, "p100", 40.0));
    }

    @Test
    void samplesThatWereCountedZeroTimesMakeNoDatapoint() {
        put(store, Samples.datum("latency", now(), new MetricValue.Distribution(List.of(7.0), List.of(0.0))));

        assertThat(statistics(store, "Average")).isEmpty();
    }

    @Test
    void minuteResolutionCountsForItsMinute() {
        put(store, Samples.datum("latency", now().plusSeconds(59), Samples.single(1)));

        assertThat(statistics(store, "Sum")).extracting(Datapoint::timestamp).containsExactly(now());
    }

    @Test
    void whoReadsWhileOthersSendIsInNobodysWay() {
        AtOnce.run(8, () -> {
            for (int i = 0; i < 100; i++) {
                put(store, Samples.datum("latency", now(), Samples.single(1)));
                assertThat(statistics(store, "Sum", "SampleCount"))
                        .singleElement()
                        .satisfies(one -> assertThat(one.values().get("Sum"))
                                .isEqualTo(one.values().get("SampleCount")));
            }
            return "";
        });

        assertThat(statistics(store, "Sum")).extracting(Datapoint::values).containsExactly(Map.of("Sum", 800.0));
    }

    @Test
    void aTokenThatIsNotOursIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.list(new MetricFilter("", "", List.of(), "*")))
                .withMessageContaining("nextToken");
    }

    @Test
    void expressionsAreForOthers() {
        MetricDataQuery math = new MetricDataQuery.OfExpression("e1", "", true, "m1 * 2", Duration.ZERO);

        assertThat(store.data(new MetricDataRequest(List.of(math), now().minusSeconds(60), now(), false, 10, "")))
                .isEqualTo(new MetricData.NoExpressions("e1"));
    }

    private static void put(LocalMetricStore store, MetricDatum... datums) {
        assertThat(store.put(new MetricBatch("Shop", List.of(datums)))).isInstanceOf(Delivery.Delivered.class);
    }

    private static List<String> names(LocalMetricStore store) {
        return store.list(new MetricFilter("", "", List.of(), "")).metrics().stream()
                .map(MetricDescriptor::metricName)
                .toList();
    }

    private List<Datapoint> statistics(LocalMetricStore from, String... statistics) {
        return from.statistics(new StatisticsQuery(
                new MetricDescriptor("Shop", "latency", List.of()),
                now(),
                now().plusSeconds(60),
                Duration.ofSeconds(1),
                Set.copyOf(List.of(statistics).stream().map(Statistic::new).toList())));
    }
}
