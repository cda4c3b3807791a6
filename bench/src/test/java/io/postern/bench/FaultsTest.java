package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All the loads on a stand-in for Postern, in five seconds instead of three minutes. */
class FaultsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void passesWhenAllArrivesHoweverCloudWatchIs() throws Exception {
        assertThat(run("--env", "KEEP_TRYING=true")).isZero();

        assertThat(Files.readString(output()))
                .contains("passed: missing 0 of ", "| well | ", "| unwell | ", "| gone for 1 s | ")
                .containsPattern("\\| unwell (\\|[^|]+){4}\\| 0 \\| [1-9]");
    }

    @Test
    void failsWhenWhatWasRefusedOnceNeverArrives() throws Exception {
        assertThat(run()).isEqualTo(1);

        assertThat(Files.readString(output()))
                .contains("failed: missing ")
                .containsPattern("\\| well (\\|[^|]+){4}\\| 0 \\|")
                .containsPattern("\\| unwell (\\|[^|]+){4}\\| [1-9]");
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
                "--rate",
                "200",
                "--duration",
                "1",
                "--outage",
                "1",
                "--warmup",
                "1",
                "--drain",
                "1",
                "--connections",
                "8",
                "--unpinned",
                "--output",
                output().toString()));
        arguments.addAll(List.of(more));
        return Faults.commandLine().execute(arguments.toArray(String[]::new));
    }

    private Path output() {
        return directory.resolve("faults.md");
    }
}
