package io.postern.bench;

import io.postern.telemetry.model.AggregatedDatum;
import io.postern.telemetry.model.MetricAggregation;
import io.postern.telemetry.model.MetricDatum;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Merging the datums of one round, values from 0 to 999; the time is per datum. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AggregationBench {

    private static final int DATUMS = 15_000;

    /** From all in one to nearly each in its own. */
    @Param({"1", "100", "15000"})
    public int series;

    private final Random random = new Random(1);
    private List<MetricDatum> datums = List.of();

    @Setup(Level.Invocation)
    public void prepare() {
        datums = IntStream.range(0, DATUMS)
                .mapToObj(i -> Submissions.datum(random.nextInt(series), random.nextInt(1000)))
                .toList();
    }

    @Benchmark
    @OperationsPerInvocation(DATUMS)
    public List<AggregatedDatum<MetricDatum>> merge() {
        MetricAggregation<MetricDatum> aggregation = new MetricAggregation<>();
        for (MetricDatum datum : datums) aggregation.add(datum, datum);
        return aggregation.datums();
    }
}
