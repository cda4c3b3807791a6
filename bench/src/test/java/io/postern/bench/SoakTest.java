package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole soak on a stand-in for Postern, in two seconds instead of ten minutes. */
class SoakTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void leavesTheMemoryLineAndItsVerdict() throws Exception {
        // A JVM that has just started grows, so anything counts as flat here.
        assertThat(run("--growth-max", "10")).isZero();

        String result = Files.readString(output());
        assertThat(result).contains("passed: memory is flat", "missing 0, surplus 0", "| s | resident MB | heap MB |");
        assertThat(result.lines().filter(line -> line.matches("\\| [0-9]+ \\| [0-9]+ \\| – \\|")))
                .hasSizeGreaterThan(5);
    }

    @Test
    void failsWhenAnAcceptedRecordNeverArrives() throws Exception {
        assertThat(run("--growth-max", "10", "--env", "LOSE_THE_FIRST=true", "--drain", "1"))
                .isEqualTo(1);
        assertThat(Files.readString(output())).contains("failed: memory is flat", "missing 1");
    }

    @Test
    void failsWhenMemoryRisesMoreThanAllowed() throws Exception {
        assertThat(run("--growth-max", "-1")).isEqualTo(1);
        assertThat(Files.readString(output())).contains("failed: memory is not flat");
    }

    @Test
    void lastsNoLongerThanItsToken() {
        StringWriter err = new StringWriter();

        assertThat(Soak.commandLine().setErr(new PrintWriter(err, true)).execute("--duration", "3600"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--duration: 3600");
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--postern",
                System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                        + StandInPostern.class.getName(),
                "--server",
                "MEMORY",
                "--workload",
                "ONE_EVENT",
                "--duration",
                "2",
                "--warmup",
                "1",
                "--probe",
                "1",
                "--every",
                "200",
                "--connections",
                "8",
                "--unpinned",
                "--output",
                output().toString()));
        arguments.addAll(List.of(more));
        return Soak.commandLine().execute(arguments.toArray(String[]::new));
    }

    private Path output() {
        return directory.resolve("soak.md");
    }
}
