package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.postern.metering.model.BucketSize;
import io.postern.metering.model.LatencySketch;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Series;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.model.StatusClass;
import io.postern.metering.model.Sums;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link UsageReader} promises. */
public interface UsageReaderContract {

    SeriesBounds MANY = new SeriesBounds(1_000, 100);

    /** An empty one that keeps minutes for two days and more. */
    UsageStore store(SeriesBounds bounds, List<SinkRoom> sinks);

    @ParameterizedTest
    @EnumSource
    default void aSeriesAddsUpInEachBucketSize(BucketSize size) {
        UsageStore store = store(MANY, List.of());
        store.ledger().record(List.of(call("GET", 200, 10), call("GET", 204, 30), call("POST", 500, 0)));
        store.replica().record(List.of(call("GET", 200, 20)));

        Map<Series, Sums> sums = store.rows(all(size)).stream()
                .peek(row -> assertThat(row.bucket()).isEqualTo(size.at(Calls.HOUR)))
                .collect(Collectors.toMap(UsageRow::series, UsageRow::sums));

        assertThat(sums).hasSize(2);
        Sums gets = of(sums, new Series("shop", "GET", "/pets/{id}", StatusClass.SUCCESS));
        assertThat(gets.calls()).isEqualTo(3);
        assertThat(gets.bytes()).isEqualTo(300);
        assertThat(gets.latencyMillis()).isEqualTo(60);
        assertThat(gets.backendCalls()).isEqualTo(3);
        assertThat(gets.backendMillis()).isEqualTo(30);
        assertThat(gets.latencies().percentile(0.5)).hasValueCloseTo(20.0, within(0.4));
        Sums posts = of(sums, new Series("shop", "POST", "/pets/{id}", StatusClass.SERVER_ERROR));
        assertThat(posts.calls()).isEqualTo(1);
        assertThat(posts.latencies().percentile(0.5)).hasValue(0.0);
    }

    @Test
    default void whatALogLeavesOutIsNotCounted() {
        UsageStore store = store(MANY, List.of());
        store.ledger()
                .record(List.of(new MeterEvent(
                        "bare",
                        Calls.HOUR,
                        "",
                        "",
                        "",
                        "",
                        0,
                        "",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of())));

        UsageRow row = store.rows(all(BucketSize.HOUR)).getFirst();

        assertThat(row.series()).isEqualTo(new Series("", "", "", StatusClass.UNKNOWN));
        assertThat(row.sums().calls()).isEqualTo(1);
        assertThat(row.sums().bytes()).isZero();
        assertThat(row.sums().backendCalls()).isZero();
        assertThat(row.sums().latencies().count()).isZero();
    }

    @Test
    default void latenciesOfReplicasAndBucketsMerge() {
        UsageStore store = store(MANY, List.of());
        List<MeterEvent> odd = new ArrayList<>();
        List<MeterEvent> even = new ArrayList<>();
        for (int millis = 1; millis <= 1_000; millis++)
            (millis % 2 == 0 ? even : odd)
                    .add(Calls.of("shop", Calls.HOUR.plusSeconds(millis), "GET", "/", 200, millis));
        store.ledger().record(odd);
        store.replica().record(even);

        LatencySketch minutes = new LatencySketch();
        store.rows(all(BucketSize.MINUTE)).forEach(row -> minutes.add(row.sums().latencies()));
        LatencySketch day = new LatencySketch();
        store.rows(all(BucketSize.DAY)).forEach(row -> day.add(row.sums().latencies()));

        assertThat(minutes.count()).isEqualTo(1_000);
        assertThat(minutes.percentile(0.99)).hasValueCloseTo(990.0, within(20.0));
        assertThat(minutes.percentile(0.99)).isEqualTo(day.percentile(0.99));
        assertThat(minutes.percentile(0.5)).hasValueCloseTo(500.0, within(10.0));
    }

    @Test
    default void onlyWhatIsAskedForIsTold() {
        UsageStore store = store(MANY, List.of());
        store.ledger()
                .record(List.of(
                        call("GET", 200, 1),
                        call("PUT", 200, 1),
                        call("GET", 404, 1),
                        Calls.of("till", Calls.HOUR),
                        Calls.of("shop", Calls.HOUR, "GET", "/orders", 200, 1)));

        assertThat(told(store, new SeriesFilter(Set.of("till"), Set.of(), Set.of(), Set.of())))
                .isEqualTo(1);
        assertThat(told(store, new SeriesFilter(Set.of(), Set.of("GET"), Set.of(), Set.of())))
                .isEqualTo(4);
        assertThat(told(store, new SeriesFilter(Set.of("shop"), Set.of(), Set.of("/orders", "/x"), Set.of())))
                .isEqualTo(1);
        assertThat(told(store, new SeriesFilter(Set.of(), Set.of(), Set.of(), Set.of(StatusClass.CLIENT_ERROR))))
                .isEqualTo(1);
    }

    @Test
    default void bucketsThatBeginInTheTimeCountWhole() {
        UsageStore store = store(MANY, List.of());
        for (int minutes = 0; minutes < 10; minutes++)
            store.ledger().record(List.of(Calls.of("shop", Calls.HOUR.plus(Duration.ofMinutes(minutes)))));

        List<UsageRow> rows = store.rows(new UsageQuestion(
                SeriesFilter.ALL, BucketSize.MINUTE, Calls.HOUR.plusSeconds(130), Calls.HOUR.plusSeconds(241)));

        assertThat(rows.stream().map(row -> row.bucket().start()).sorted())
                .containsExactly(Calls.HOUR.plusSeconds(120), Calls.HOUR.plusSeconds(180), Calls.HOUR.plusSeconds(240));
    }

    @Test
    default void routesBeyondTheBoundOfAnApplicationAreSummedTogether() {
        UsageStore store = store(new SeriesBounds(1_000, 2), List.of());
        for (int i = 0; i < 5; i++) store.ledger().record(List.of(onRoute("shop", "/" + i)));
        store.replica().record(List.of(onRoute("shop", "/0"), onRoute("till", "/0")));

        Map<Series, Sums> sums =
                store.rows(all(BucketSize.DAY)).stream().collect(Collectors.toMap(UsageRow::series, UsageRow::sums));

        assertThat(sums.keySet())
                .containsExactlyInAnyOrder(
                        series("shop", "/0"), series("shop", "/1"), series("shop", Series.OTHER), series("till", "/0"));
        assertThat(of(sums, series("shop", Series.OTHER)).calls()).isEqualTo(3);
        assertThat(of(sums, series("shop", "/0")).calls()).isEqualTo(2);
        assertThat(store.ledger().calls("shop", Calls.HOUR, Calls.HOUR.plusSeconds(60)))
                .isEqualTo(6);
    }

    @Test
    default void applicationsBeyondTheBoundAreSummedTogether() {
        UsageStore store = store(new SeriesBounds(2, 2), List.of());
        store.ledger().record(List.of(onRoute("a", "/"), onRoute("b", "/")));
        store.ledger().record(List.of(onRoute("c", "/"), onRoute("d", "/"), onRoute("a", "/x")));

        assertThat(store.rows(all(BucketSize.DAY)).stream().collect(Collectors.toMap(UsageRow::series, row -> row.sums()
                        .calls())))
                .isEqualTo(Map.of(
                        series("a", "/"),
                        1L,
                        series("b", "/"),
                        1L,
                        series("a", Series.OTHER),
                        1L,
                        series(Series.OTHER, Series.OTHER),
                        2L));
    }

    @Test
    default void whatIsTooMuchIsNotTold() {
        UsageStore store = store(MANY, List.of());
        store.ledger().record(List.of(onRoute("shop", "/a"), onRoute("shop", "/b"), onRoute("shop", "/c")));
        List<UsageRow> rows = new ArrayList<>();
        UsageQuestion question =
                new UsageQuestion(SeriesFilter.ALL, BucketSize.HOUR, Calls.HOUR, Calls.HOUR.plusSeconds(60));

        assertThat(store.reader().read(question, 2, rows::add)).isEqualTo(new UsageReading.TooMuch(2));
        assertThat(rows).isEmpty();
        assertThat(store.reader().read(question, 3, rows::add)).isEqualTo(new UsageReading.Read());
        assertThat(rows).hasSize(3);
    }

    private static Sums of(Map<Series, Sums> sums, Series series) {
        return Objects.requireNonNull(sums.get(series), series::toString);
    }

    private static long told(UsageStore store, SeriesFilter filter) {
        return store.rows(new UsageQuestion(filter, BucketSize.HOUR, Calls.HOUR, Calls.HOUR.plusSeconds(60))).stream()
                .mapToLong(row -> row.sums().calls())
                .sum();
    }

    private static UsageQuestion all(BucketSize size) {
        return new UsageQuestion(SeriesFilter.ALL, size, Calls.HOUR, Calls.HOUR.plus(Duration.ofHours(1)));
    }

    private static MeterEvent call(String method, int status, long millis) {
        return Calls.of("shop", Calls.HOUR, method, "/pets/{id}", status, millis);
    }

    private static MeterEvent onRoute(String application, String route) {
        return Calls.of(application, Calls.HOUR, "GET", route, 200, 1);
    }

    private static Series series(String application, String route) {
        return new Series(application, "GET", route, StatusClass.SUCCESS);
    }
}
