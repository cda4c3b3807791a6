package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole run on a stand-in for Postern: processes, tokens, loads, drains, table. */
class BenchTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void putsPosternBesideTheBareServer() throws Exception {
        assertThat(run("--server", "BARE", "--server", "MEMORY")).isZero();

        List<String> rows = table();
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).startsWith("| 1 event | bare Netty |").contains("| 1.00 |");
        assertThat(rows.getLast()).startsWith("| 1 event | Postern, memory |").contains("| 1,000,000 |");
        assertThat(rows).allMatch(row -> row.endsWith("| none |"));
    }

    @Test
    void failsWhenAnAcceptedRecordNeverArrives() throws Exception {
        int code = run("--server", "MEMORY", "--env", "LOSE_THE_FIRST=true", "--drain", "1");

        assertThat(code).isEqualTo(1);
        assertThat(table()).hasSize(1).allMatch(row -> row.contains(" | 1 | 0 | "));
    }

    @Test
    void saysWhyPosternDidNotStart() {
        StringWriter err = new StringWriter();
        int code = Bench.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("--postern", "false", "--server", "MEMORY", "--unpinned");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("postern-memory ended with code 1");
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--postern",
                System.getProperty("java.home") + "/bin/java -cp " + System.getProperty("java.class.path") + " "
                        + StandInPostern.class.getName(),
                "--workload",
                "ONE_EVENT",
                "--duration",
                "300",
                "--warmup",
                "300",
                "--connections",
                "8",
                "--unpinned",
                "--output",
                output().toString()));
        arguments.addAll(List.of(more));
        return Bench.commandLine().execute(arguments.toArray(String[]::new));
    }

    private List<String> table() throws IOException {
        return Files.readAllLines(output()).stream()
                .filter(line -> line.startsWith("| 1 event"))
                .toList();
    }

    private Path output() {
        return directory.resolve("result.md");
    }
}
