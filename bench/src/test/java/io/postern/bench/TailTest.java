package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tail's whole run on a stand-in for Postern. */
class TailTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void timesEachEventToTheTail() throws IOException {
        assertThat(run("--p99-max", "60000")).isZero();

        assertThat(verdict())
                .startsWith("passed: 50 events, 100 a second: p50 ")
                .endsWith("not told 0, not accepted 0");
    }

    @Test
    void failsWhenAnEventIsLate() throws IOException {
        assertThat(run("--p99-max", "0")).isEqualTo(1);

        assertThat(verdict()).startsWith("failed: 50 events");
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--postern",
                System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                        + StandInPostern.class.getName(),
                "--unpinned",
                "--rate",
                "100",
                "--events",
                "50",
                "--warmup",
                "0",
                "--output",
                directory.resolve("tail.md").toString()));
        arguments.addAll(List.of(more));
        return Tail.commandLine().execute(arguments.toArray(String[]::new));
    }

    private String verdict() throws IOException {
        return Files.readAllLines(directory.resolve("tail.md")).getLast();
    }
}
