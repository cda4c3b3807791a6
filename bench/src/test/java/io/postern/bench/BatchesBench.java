package io.postern.bench;

import io.postern.telemetry.model.LogBatches;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.MetricBatches;
import io.postern.telemetry.model.MetricDatum;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cutting records into requests; the time is per record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BatchesBench {

    private static final int RECORDS = 15_000;

    /** How far events are out of order; 1: not at all. */
    @Param({"1", "1000"})
    public int disorderMillis;

    private List<MetricDatum> datums = List.of();
    private List<LogEvent> events = List.of();

    @Setup
    public void prepare() {
        Random random = new Random(1);
        datums = IntStream.range(0, RECORDS)
                .mapToObj(i -> Submissions.datum(i, random.nextInt(1000)))
                .toList();
        events = IntStream.range(0, RECORDS)
                .mapToObj(i -> Submissions.event(i + random.nextInt(disorderMillis)))
                .toList();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<List<MetricDatum>> metrics() {
        return MetricBatches.cut(datums, datum -> datum);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<List<LogEvent>> logs() {
        return LogBatches.cut(events, event -> event);
    }
}
