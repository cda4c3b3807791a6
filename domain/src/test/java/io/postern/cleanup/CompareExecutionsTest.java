package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.model.ActionChange;
import io.postern.cleanup.model.Comparison;
import io.postern.cleanup.model.ExecutionDiff;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ReadingBounds;
import io.postern.cleanup.model.ResourceAction;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class CompareExecutionsTest {

    private static final ExecutionKey FIRST = new ExecutionKey("2023/01/execution_log_2023_01_01_06_00_00.csv");
    private static final ExecutionKey SECOND = new ExecutionKey("2023/01/execution_log_2023_01_02_06_00_00.csv");

    private final MemoryExecutionLogs logs = new MemoryExecutionLogs();

    @Test
    void whatAppearedVanishedAndChangedIsTold() {
        logs.put(
                FIRST,
                RunLogs.of(
                        RunLogs.row("same", "SKIP - TTL"),
                        RunLogs.row("old", "SKIP - TTL"),
                        RunLogs.row("gone", "DELETE")));
        logs.put(
                SECOND,
                RunLogs.of(
                        RunLogs.row("new", "SKIP - TTL"),
                        RunLogs.row("old", "DELETE"),
                        RunLogs.row("same", "SKIP - TTL")));

        assertThat(diff(10))
                .isEqualTo(new ExecutionDiff(
                        new ExecutionDiff.Part<>(1, List.of(resource("new", "SKIP - TTL"))),
                        new ExecutionDiff.Part<>(1, List.of(resource("gone", "DELETE"))),
                        new ExecutionDiff.Part<>(
                                1,
                                List.of(new ActionChange("eu-west-1", "S3", "Bucket", "old", "SKIP - TTL", "DELETE"))),
                        1,
                        List.of()));
    }

    @Test
    void resourcesOfTheSameIdInOtherPlacesAreOthers() {
        logs.put(FIRST, RunLogs.of("AWS,eu-west-1,S3,Bucket,a,STOP,t,False,1", "AWS,r,S,AB,C,STOP,t,False,1"));
        logs.put(SECOND, RunLogs.of("AWS,eu-west-2,S3,Bucket,a,STOP,t,False,1", "AWS,r,SA,B,C,STOP,t,False,1"));

        assertThat(diff(10).appeared().count()).isEqualTo(2);
        assertThat(diff(10).vanished().count()).isEqualTo(2);
        assertThat(diff(10).unchanged()).isZero();
    }

    @Test
    void aResourceThatIsNamedTwiceCountsOnceWithItsLastAction() {
        logs.put(FIRST, RunLogs.of(RunLogs.row("a", "STOP"), RunLogs.row("a", "DELETE")));
        logs.put(
                SECOND,
                RunLogs.of(
                        RunLogs.row("a", "ERROR"),
                        RunLogs.row("b", "STOP"),
                        RunLogs.row("a", "DELETE"),
                        RunLogs.row("b", "ERROR")));

        assertThat(diff(10).unchanged()).isEqualTo(1);
        assertThat(diff(10).changed().count()).isZero();
        assertThat(diff(10).appeared()).isEqualTo(new ExecutionDiff.Part<>(1, List.of(resource("b", "ERROR"))));
    }

    @Test
    void allAreCountedAndTheFirstAreNamed() {
        logs.put(FIRST, RunLogs.of());
        logs.put(
                SECOND,
                RunLogs.of(IntStream.range(0, 20_000)
                        .mapToObj(number -> RunLogs.row("r" + number, "DELETE"))
                        .toArray(String[]::new)));

        ExecutionDiff diff = diff(2);

        assertThat(diff.appeared())
                .isEqualTo(
                        new ExecutionDiff.Part<>(20_000, List.of(resource("r0", "DELETE"), resource("r1", "DELETE"))));
        assertThat(diff.vanished().count()).isZero();
    }

    @Test
    void whatCouldNotBeReadIsSaidOnceForEachLog() {
        logs.put(FIRST, RunLogs.of(RunLogs.row("a", "DELETE"), "no row"));
        logs.put(SECOND, RunLogs.of(RunLogs.row("a", "DELETE"), "no row"));

        String cut = ": The log is cut short; its last row is left out.";
        assertThat(diff(10).warnings()).containsExactly(FIRST + cut, SECOND + cut);
    }

    @Test
    void aLogThatIsNotThereIsNamed() {
        logs.put(FIRST, RunLogs.of());

        assertThat(comparing(logs).compare(FIRST, SECOND, 1)).isEqualTo(new Comparison.Unknown(SECOND));
        assertThat(comparing(logs).compare(SECOND, FIRST, 1)).isEqualTo(new Comparison.Unknown(SECOND));
    }

    @Test
    void kindsOfActionWithoutEndAreTooLarge() {
        logs.put(FIRST, RunLogs.of());
        logs.put(
                SECOND,
                RunLogs.of(IntStream.range(0, 101)
                        .mapToObj(number -> RunLogs.row("a", "ACTION " + number))
                        .toArray(String[]::new)));

        assertThat(comparing(logs).compare(FIRST, SECOND, 1)).isEqualTo(new Comparison.TooLarge());
    }

    @Test
    void aLogThatBreaksOffIsUnavailable() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        CompareExecutions comparing = comparing(opening(() -> broken));

        assertThatThrownBy(() -> comparing.compare(FIRST, SECOND, 1)).isInstanceOf(PortUnavailable.class);
        assertThatThrownBy(() -> comparing.compare(FIRST, SECOND, 1001))
                .hasMessage("limit: 1001 (expected: 1 to 1000)");
    }

    @Test
    void oneComparisonIsMadeAtATime() {
        List<Comparison> inner = new ArrayList<>();
        AtomicReference<CompareExecutions> comparing = new AtomicReference<>();
        comparing.set(comparing(opening(() -> {
            inner.add(comparing.get().compare(FIRST, SECOND, 1));
            return new ByteArrayInputStream(RunLogs.of());
        })));

        assertThat(comparing.get().compare(FIRST, SECOND, 1)).isInstanceOf(Comparison.Compared.class);
        assertThat(inner).isNotEmpty().containsOnly(new Comparison.Busy());
    }

    @Property(tries = 200)
    void theCountsAreThoseOfMaps(
            @ForAll("runs") Map<String, String> first, @ForAll("runs") Map<String, String> second) {
        logs.put(FIRST, log(first));
        logs.put(SECOND, log(second));
        Map<String, String> both = new HashMap<>(first);
        both.keySet().retainAll(second.keySet());
        long unchanged = both.entrySet().stream()
                .filter(entry -> entry.getValue().equals(second.get(entry.getKey())))
                .count();

        ExecutionDiff diff = diff(1000);

        assertThat(diff.appeared().count()).isEqualTo(second.size() - both.size());
        assertThat(diff.vanished().count()).isEqualTo(first.size() - both.size());
        assertThat(diff.changed().count()).isEqualTo(both.size() - (int) unchanged);
        assertThat(diff.unchanged()).isEqualTo((int) unchanged);
        assertThat(diff.appeared().first()).hasSize(diff.appeared().count());
        assertThat(diff.vanished().first()).hasSize(diff.vanished().count());
        assertThat(diff.changed().first()).hasSize(diff.changed().count());
    }

    @Provide
    Arbitrary<Map<String, String>> runs() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, 60).map(number -> "r" + number),
                        Arbitraries.of("DELETE", "STOP", "SKIP - TTL"))
                .ofMaxSize(50);
    }

    private ExecutionDiff diff(int limit) {
        return ((Comparison.Compared) comparing(logs).compare(FIRST, SECOND, limit)).diff();
    }

    private static CompareExecutions comparing(ExecutionLogs logs) {
        ReadingBounds bounds = new ReadingBounds(1, Duration.ofMinutes(1));
        return new CompareExecutions(new ReadExecution(logs, bounds, Clock.systemUTC()));
    }

    private static byte[] log(Map<String, String> run) {
        return RunLogs.of(run.entrySet().stream()
                .map(entry -> RunLogs.row(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    }

    private static ResourceAction resource(String id, String action) {
        return new ResourceAction("eu-west-1", "S3", "Bucket", id, action);
    }

    private static ExecutionLogs opening(Supplier<InputStream> bytes) {
        return new ExecutionLogs() {
            @Override
            public List<ExecutionKey> list(ExecutionKey before, int max) {
                return List.of();
            }

            @Override
            public Optional<InputStream> open(ExecutionKey key) {
                return Optional.of(bytes.get());
            }
        };
    }
}
