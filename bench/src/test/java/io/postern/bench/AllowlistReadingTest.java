package io.postern.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The allowlist's whole run on a stand-in for Postern. */
class AllowlistReadingTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void timesTheFirstByteAndTheLast() throws IOException {
        assertThat(run("--first-max", "60000", "--whole-max", "60000")).isZero();

        assertThat(verdict())
                .startsWith("passed: 250 entries, 0.0 MB, read 3 times: first byte p50 ")
                .endsWith(" ms (60000 allowed)");
    }

    @Test
    void failsWhenAnAnswerIsLate() throws IOException {
        assertThat(run("--first-max", "60000", "--whole-max", "0")).isEqualTo(1);

        assertThat(verdict()).startsWith("failed: 250 entries");
    }

    @Test
    void whatIsToldInPiecesIsCountedOnce() {
        EntryCounter counter = new EntryCounter("\"id\"".getBytes(US_ASCII));
        for (String piece : new String[] {"{\"id\":\"a\"", ",\"", "i", "d\":\"\"id\"}"})
            counter.add(piece.getBytes(US_ASCII), piece.length());

        assertThat(counter.count()).isEqualTo(3);
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--postern",
                System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                        + StandInPostern.class.getName(),
                "--unpinned",
                "--entries",
                "250",
                "--readings",
                "3",
                "--warmup",
                "1",
                "--output",
                directory.resolve("allowlist.md").toString()));
        arguments.addAll(List.of(more));
        return AllowlistReading.commandLine().execute(arguments.toArray(String[]::new));
    }

    private String verdict() throws IOException {
        return Files.readAllLines(directory.resolve("allowlist.md")).getLast();
    }
}
