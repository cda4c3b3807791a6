package io.postern.cleanup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.ExecutionRow;
import io.postern.cleanup.model.ExecutionStatistics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExecutionRowsTest {

    private static final String CUT = "The log is cut short; its last row is left out.";

    private final List<ExecutionRow> read = new ArrayList<>();

    @Test
    void aLogIsReadAndCounted() {
        ExecutionRows rows = read(RunLogs.of(
                "AWS,eu-west-1,CloudWatch,Log Group,/aws/lambda/a,DELETE,2023-01-01 06:00:01,True,1f0e",
                "AWS,global,S3,Bucket,\"a \"\"b\"\", c\",SKIP - TTL,2023-01-01 06:00:02,True,1f0e",
                "AWS,eu-west-1,CloudWatch,Log Group,/aws/lambda/b,DELETE,2023-01-01 06:00:03,True,1f0e",
                "AWS,eu-west-1,EC2,Instance,i-1,REBOOT,2023-01-01 06:00:04,True,1f0e"));

        assertThat(read).hasSize(4);
        assertThat(read.get(1))
                .isEqualTo(new ExecutionRow(
                        "AWS", "global", "S3", "Bucket", "a \"b\", c", "SKIP - TTL", "2023-01-01 06:00:02", true));
        assertThat(rows.dryRun()).isTrue();
        assertThat(rows.warning()).isEmpty();
        ExecutionStatistics statistics = rows.statistics();
        assertThat(statistics.actions())
                .containsExactly(Map.entry("DELETE", 2), Map.entry("SKIP - TTL", 1), Map.entry("REBOOT", 1));
        assertThat(statistics.services())
                .containsExactly(
                        Map.entry("CloudWatch Log Group", 2), Map.entry("S3 Bucket", 1), Map.entry("EC2 Instance", 1));
        assertThat(statistics.regions()).containsExactly(Map.entry("eu-west-1", 3), Map.entry("global", 1));
    }

    @Test
    void theFirstRowSaysWhetherItWasADryRun() {
        assertThat(read(RunLogs.of(
                                "AWS,r,s,t,a,DELETE,2023-01-01 06:00:01,False,1f0e",
                                "AWS,r,s,t,b,DELETE,2023-01-01 06:00:01,True,1f0e"))
                        .dryRun())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", RunLogs.HEADER})
    void aLogWithoutRowsIsEmpty(String log) {
        ExecutionRows rows = read(log.getBytes(UTF_8));

        assertThat(read).isEmpty();
        assertThat(rows.dryRun()).isFalse();
        assertThat(rows.warning()).isEmpty();
        assertThat(rows.statistics()).isEqualTo(new ExecutionStatistics(Map.of(), Map.of(), Map.of()));
    }

    @Test
    void aLogThatIsCutAnywhereIsReadUpToThere() {
        byte[] whole = RunLogs.of(RunLogs.row("\"a,\r\n\"\"b\"", "DELETE"), RunLogs.row("c", "SKIP - TTL"));
        int firstEnds = RunLogs.of(RunLogs.row("\"a,\r\n\"\"b\"", "DELETE")).length;

        for (int bytes = RunLogs.HEADER.length(); bytes < whole.length; bytes++) {
            read.clear();
            ExecutionRows rows = read(Arrays.copyOf(whole, bytes));

            assertThat(read.size()).isBetween(bytes < firstEnds - 10 ? 0 : 1, bytes < firstEnds ? 1 : 2);
            if (read.isEmpty() && bytes > RunLogs.HEADER.length())
                assertThat(rows.warning()).contains(CUT);
            assertThat(read).extracting(ExecutionRow::id).isSubsetOf("a,\r\n\"b", "c");
        }
    }

    @Test
    void aLogThatIsCutInItsHeaderHasNoRows() {
        assertThat(read("platform,region,serv".getBytes(UTF_8)).warning()).contains(CUT);
        assertThat(read).isEmpty();
    }

    @Test
    void rowsWithTooFewColumnsAreLeftOutAndSaid() {
        ExecutionRows rows = read(RunLogs.of("no row", RunLogs.row("a", "DELETE"), "a,b,c", RunLogs.row("b", "STOP")));

        assertThat(read).extracting(ExecutionRow::id).containsExactly("a", "b");
        assertThat(rows.warning()).contains("2 rows of the log have too few columns and are left out.");
    }

    @Test
    void aRowBeyondAllBoundsEndsTheLog() {
        ExecutionRows rows = read(RunLogs.of(
                RunLogs.row("a", "DELETE"), RunLogs.row("x".repeat(70_000), "DELETE"), RunLogs.row("b", "DELETE")));

        assertThat(read).extracting(ExecutionRow::id).containsExactly("a");
        assertThat(rows.warning())
                .contains("The log holds a row that is longer than any may be; it and what follows is left out.");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        byte[] log = RunLogs.of(RunLogs.row("?", "DELETE"));
        for (int i = RunLogs.HEADER.length(); i < log.length; i++) if (log[i] == '?') log[i] = (byte) 0xff;

        read(log);

        assertThat(read).extracting(ExecutionRow::id).containsExactly("\ufffd");
    }

    @Test
    void kindsWithoutEndAreCountedTogether() {
        ExecutionStatistics statistics = read(RunLogs.of(IntStream.range(0, ExecutionStatistics.KINDS_MAX + 5)
                        .mapToObj(number -> RunLogs.row("a", "ACTION " + number))
                        .toArray(String[]::new)))
                .statistics();

        assertThat(statistics.actions())
                .hasSize(ExecutionStatistics.KINDS_MAX + 1)
                .containsEntry(ExecutionStatistics.OTHERS, 5)
                .containsEntry("ACTION 0", 1);
    }

    private ExecutionRows read(byte[] log) {
        ExecutionRows rows = new ExecutionRows(new ByteArrayInputStream(log));
        try {
            Optional<ExecutionRow> row = rows.next();
            while (row.isPresent()) {
                read.add(row.get());
                row = rows.next();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return rows;
    }
}
