package io.postern.bench;

import io.postern.telemetry.ListMetrics;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricBatch;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.model.MetricPage;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Reach;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.Statistic;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Questions to the local store; the time is that of one question, with its percentiles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBench {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MINUTES = 1_440;
    private static final int SERIES = 10_000;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final LocalMetricStore oneSeries = store();
    private final LocalMetricStore manySeries = store();
    private final ListMetrics listMetrics = new ListMetrics(manySeries);
    private final MetricFilter all = new MetricFilter("", "", List.of(), "");

    @Setup
    public void fill() {
        Random random = new Random(1);
        for (int minute = 1; minute <= MINUTES; minute++)
            put(oneSeries, "latency", NOW.minus(Duration.ofMinutes(minute)), random.nextInt(1000));
        for (int series = 0; series < SERIES; series++) put(manySeries, "metric-" + series, NOW, 1);
    }

    /** The five simple statistics of each minute of a day. */
    @Benchmark
    public List<Datapoint> statisticsOfADay() {
        return oneSeries.statistics(query("SampleCount", "Average", "Sum", "Minimum", "Maximum"));
    }

    /** Three percentiles of each minute of a day. */
    @Benchmark
    public List<Datapoint> percentilesOfADay() {
        return oneSeries.statistics(query("p50", "p99", "p99.9"));
    }

    /** Ten thousand series, page by page. */
    @Benchmark
    public MetricPage listing() {
        return listMetrics.list(all, Reach.END);
    }

    private LocalMetricStore store() {
        return new LocalMetricStore(Duration.ofHours(25), SERIES, 100_000, clock);
    }

    private static void put(LocalMetricStore store, String name, Instant at, double value) {
        MetricDatum datum = new MetricDatum(name, List.of(), at, new MetricValue.Single(value), StandardUnit.NONE, 60);
        store.put(new MetricBatch("shop", List.of(datum)));
    }

    private static StatisticsQuery query(String... statistics) {
        Set<Statistic> wanted = Stream.of(statistics).map(Statistic::new).collect(Collectors.toSet());
        return new StatisticsQuery(
                new MetricDescriptor("shop", "latency", List.of()), NOW.minus(DAY), NOW, Duration.ofMinutes(1), wanted);
    }
}
