package io.postern.http.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogLines;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.UsageLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** From the bytes of a thousand lines of an access log to meter events, up to a ledger that does nothing; for one line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AccessLogBench {

    private static final int LINES = 1_000;

    /** Remembers nothing, so that the figure is that of the way in. */
    private static final class OpenLedger implements UsageLedger {

        @Override
        public Recording record(List<MeterEvent> events) {
            return new Recording.Recorded(events.size());
        }

        @Override
        public long calls(String application, Instant from, Instant until) {
            return 0;
        }
    }

    private final Clock clock = Clock.systemUTC();
    private final LogFormat format = LogFormat.aws();
    private final RecordCalls recordCalls = new RecordCalls(
            new JacksonEntryReader(),
            new OpenLedger(),
            new MemoryRefusedEntries(10, Duration.ofDays(1), clock),
            new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)),
            clock);
    private byte[] body = {};

    @Setup
    public void prepare() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) lines.append("""
            {"extendedRequestId":"Tm7hWFc2oAMEb%04d=","requestTimeEpoch":"%d","requestTime":"28/Nov/2026:10:00:00 \
            +0000","principalId":"shop-%d","apiKeyId":"-","caller":"-","httpMethod":"GET","resourcePath":\
            "/pets/{id}","path":"/prod/pets/%d","status":"200","sourceIp":"192.0.2.7","responseLatency":"31",\
            "integrationLatency":"28","responseLength":"512","apiId":"a1b2c3","stage":"prod",\
            "domainName":"a1b2c3.execute-api.eu-west-1.amazonaws.com"}
            """.formatted(i, clock.millis(), i % 50, i));
        body = lines.toString().getBytes(UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public CallsTaken lines() {
        LogLines lines = taker -> {
            int from = 0;
            for (int at = 0; at < body.length; at++) {
                if (body[at] != '\n') continue;
                if (!taker.test(LogLine.Text.of(body, from, at - from))) return;
                from = at + 1;
            }
        };
        return recordCalls.record(lines, format, Map.of());
    }
}
