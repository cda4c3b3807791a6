package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.bench.Submissions;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.Submission;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Frames of the queue, each of 512 submissions with one record; the time is per record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FrameBench {

    private static final int SUBMISSIONS = 512;
    private static final int SERIES = 100;

    private final Vocabulary vocabulary = new Vocabulary();
    private List<Submission> metrics = List.of();
    private List<Submission> logs = List.of();
    private byte[] metricFrame = {};
    private byte[] logFrame = {};

    @Setup
    public void prepare() {
        Random random = new Random(1);
        LogStream stream = new LogStream("bench", "web");
        metrics = submissions(i -> new Submission.Metrics(
                ClientId.DEFAULT,
                Submissions.NOW,
                "bench",
                List.of(Submissions.datum(i % SERIES, random.nextInt(1000)))));
        logs = submissions(i -> new Submission.Logs(
                ClientId.DEFAULT, Submissions.NOW, stream, List.of(Submissions.event(random.nextInt(1000)))));
        metricFrame = write(metrics);
        logFrame = write(logs);
    }

    @Benchmark
    @OperationsPerInvocation(SUBMISSIONS)
    public byte[] writeMetrics() {
        return write(metrics);
    }

    @Benchmark
    @OperationsPerInvocation(SUBMISSIONS)
    public byte[] writeLogs() {
        return write(logs);
    }

    @Benchmark
    @OperationsPerInvocation(SUBMISSIONS)
    public Object readMetrics() {
        return Frame.read(metricFrame, vocabulary);
    }

    @Benchmark
    @OperationsPerInvocation(SUBMISSIONS)
    public Object readLogs() {
        return Frame.read(logFrame, vocabulary);
    }

    private static List<Submission> submissions(IntFunction<Submission> made) {
        return IntStream.range(0, SUBMISSIONS).mapToObj(made).toList();
    }

    private static byte[] write(List<Submission> submissions) {
        return Frame.join(new byte[0], submissions.stream().map(Frame::part).toList());
    }
}
