package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole comparison on two stand-ins for Postern, in some seconds. */
class LimitsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void leavesItsVerdict() throws Exception {
        // Stand-ins have no limits, and short loads say little: anything counts as cheap here.
        assertThat(run("--ratio-max", "1000")).isZero();

        assertThat(Files.readString(output())).contains("passed: ", " (1000.00 allowed; half of 2 pairs ", "missing 0");
    }

    @Test
    void failsWhenLimitsCostMoreThanAllowed() throws Exception {
        assertThat(run("--ratio-max", "0")).isEqualTo(1);
        assertThat(Files.readString(output())).contains("failed: ");
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
                "--pairs",
                "2",
                "--duration",
                "300",
                "--warmup",
                "600",
                "--connections",
                "8",
                "--unpinned",
                "--output",
                output().toString()));
        arguments.addAll(List.of(more));
        return Limits.commandLine().execute(arguments.toArray(String[]::new));
    }

    private Path output() {
        return directory.resolve("limits.md");
    }
}
