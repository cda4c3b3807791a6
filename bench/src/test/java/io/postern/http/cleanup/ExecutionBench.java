package io.postern.http.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.postern.cleanup.ExecutionLog;
import io.postern.cleanup.ExecutionOpening;
import io.postern.cleanup.ExecutionRows;
import io.postern.cleanup.ReadExecution;
import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ReadingBounds;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
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

/** From the bytes of an execution log of 100,000 rows to its rows, and to the compressed answer; the time is per row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ExecutionBench {

    private static final int ROWS = 100_000;
    private static final ExecutionKey KEY = new ExecutionKey("2023/01/execution_log_2023_01_01_06_00_00.csv");
    private static final String[] ACTIONS = {"DELETE", "SKIP - TTL", "SKIP - ALLOWLIST", "ERROR"};

    private final MemoryExecutionLogs logs = new MemoryExecutionLogs();
    private final ReadExecution readExecution =
            new ReadExecution(logs, new ReadingBounds(1, Duration.ofHours(1)), Clock.systemUTC());
    private final byte[] buffer = new byte[8192];

    @Setup
    public void prepare() {
        StringBuilder log = new StringBuilder(
                "platform,region,service,resource,resource_id,action,timestamp,dry_run_flag,execution_id\r\n");
        for (int row = 0; row < ROWS; row++)
            log.append("AWS,eu-west-")
                    .append(row % 3)
                    .append(",CloudWatch,Log Group,/aws/lambda/function-")
                    .append(row)
                    .append(',')
                    .append(ACTIONS[row % ACTIONS.length])
                    .append(",2023-01-01 06:00:00,True,1f0e7a52-77a1-4a35-8f0e-3a5c55f7f1b2\r\n");
        logs.put(KEY, log.toString().getBytes(UTF_8));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int rows() throws IOException {
        int count = 0;
        try (ExecutionLog log = opened()) {
            ExecutionRows rows = log.rows();
            while (rows.next().isPresent()) count++;
        }
        return count;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long answer() throws IOException {
        long bytes = 0;
        try (InputStream answer = ExecutionAnswer.of(opened(), "message", JsonGenerator::writeNull)) {
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) bytes += count;
        }
        return bytes;
    }

    private ExecutionLog opened() {
        if (readExecution.open(KEY) instanceof ExecutionOpening.Opened(ExecutionLog log)) return log;
        throw new IllegalStateException(KEY + " (expected: opened)");
    }
}
