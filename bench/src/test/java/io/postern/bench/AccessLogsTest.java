package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole run on a stand-in for Postern, which counts lines and nothing else. */
class AccessLogsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void saysHowManyCallsCounted() throws Exception {
        assertThat(run("--rate-min", "1")).isZero();
        assertThat(Files.readString(output())).contains("passed: 60 calls in batches of 20: ");
    }

    @Test
    void failsWhenItIsTooSlow() throws Exception {
        assertThat(run("--rate-min", "2000000000")).isEqualTo(1);
        assertThat(Files.readString(output())).contains("failed: 60 calls");
    }

    @Test
    void failsWhenABatchIsNotCountedWhole() {
        StringWriter err = new StringWriter();

        assertThat(run(err, "--env", "LOSE_THE_FIRST=true")).isEqualTo(1);
        assertThat(err.toString()).contains("a batch was not taken");
    }

    @Test
    void eachLineOfABatchHasItsOwnId() {
        AccessLogBatch batch = new AccessLogBatch(2, 1_795_860_000_000L);

        assertThat(new String(batch.of(9), US_ASCII).lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"extendedRequestId\":\"000000000009=\",\"request"),
                        second -> assertThat(second).startsWith("{\"extendedRequestId\":\"000000000010=\",\"request"));
    }

    private int run(String... more) {
        return run(new StringWriter(), more);
    }

    private int run(StringWriter err, String... more) {
        String[] fixed = {
            "--postern",
            System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                    + StandInPostern.class.getName(),
            "--server",
            "MEMORY",
            "--lines",
            "20",
            "--batches",
            "3",
            "--warmup",
            "1",
            "--senders",
            "1",
            "--unpinned",
            "--output",
            output().toString()
        };
        String[] all = new String[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return AccessLogs.commandLine().setErr(new PrintWriter(err, true)).execute(all);
    }

    private Path output() {
        return directory.resolve("access-logs.md");
    }
}
