package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole run on a stand-in for Postern. */
class DecisionsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void timesEachDecision() throws IOException {
        assertThat(run("--p99-max", "60000")).isZero();

        assertThat(verdict())
                .startsWith("passed: 50 decisions, 100 a second: p50 ")
                .endsWith("failed 0");
    }

    @Test
    void failsWhenADecisionIsLate() throws IOException {
        assertThat(run("--p99-max", "0")).isEqualTo(1);

        assertThat(verdict()).startsWith("failed: 50 decisions");
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--postern",
                System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                        + StandInPostern.class.getName(),
                "--unpinned",
                "--rate",
                "100",
                "--decisions",
                "50",
                "--warmup",
                "0",
                "--output",
                directory.resolve("authorizer.md").toString()));
        arguments.addAll(List.of(more));
        return Decisions.commandLine().execute(arguments.toArray(String[]::new));
    }

    private String verdict() throws IOException {
        return Files.readAllLines(directory.resolve("authorizer.md")).getLast();
    }
}
