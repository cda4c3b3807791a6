package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.access.model.ClientId;
import io.postern.access.model.Policy;
import io.postern.http.body.JsonBodies;
import io.postern.telemetry.model.Intake;
import io.postern.telemetry.model.SenderClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a JSON body to records, as the load benchmark sends them; the time is per body. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParserBench {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    /** How many the body holds. */
    @Param({"1", "100"})
    public int records;

    private final JsonBodies bodies = new JsonBodies();
    private byte[] metrics = {};
    private byte[] logs = {};

    @Setup
    public void prepare() {
        String token = "x".repeat(330);
        metrics = """
            {"accessToken":"%s","params":{"Namespace":"bench","MetricData":[%s]}}\
            """.formatted(token, list(i -> """
                {"MetricName":"latency","Value":%d,"Unit":"Milliseconds","Dimensions":\
                [{"Name":"page","Value":"page-%d"}]}\
                """.formatted(i, i))).getBytes(UTF_8);
        logs = """
            {"accessToken":"%s","logGroupName":"bench","logStreamName":"web","logEvents":[%s]}\
            """.formatted(token, list(i -> """
                {"message":"INFO checkout finished page=/cart/%03d %s","timestamp":%d}\
                """.formatted(i, "x".repeat(70), NOW.toEpochMilli() + i)))
                .getBytes(UTF_8);
    }

    @Benchmark
    public Object metrics() {
        return understood(PutMetricData.read(admitted(metrics)));
    }

    @Benchmark
    public Object logs() {
        return understood(PutLogEvents.read(admitted(logs)));
    }

    private Admitted admitted(byte[] body) {
        return new Admitted(
                new Intake(ClientId.DEFAULT, Policy.UNRESTRICTED, NOW),
                new SenderClock.Known(Duration.ZERO),
                bodies.read(body));
    }

    private static Object understood(Reading<?> reading) {
        if (reading instanceof Reading.Understood<?> understood) return understood;
        throw new IllegalStateException(reading + " (expected: understood)");
    }

    private String list(IntFunction<String> record) {
        return IntStream.range(0, records).mapToObj(record).collect(Collectors.joining(","));
    }
}
