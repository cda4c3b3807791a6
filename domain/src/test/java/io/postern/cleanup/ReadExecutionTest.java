package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.memory.MemoryExecutionLogs;
import io.postern.cleanup.model.ExecutionKey;
import io.postern.cleanup.model.ExecutionPage;
import io.postern.cleanup.model.ReadingBounds;
import io.postern.cleanup.port.ExecutionLogs;
import io.postern.shared.PortUnavailable;
import io.postern.shared.SetClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReadExecutionTest {

    private static final ExecutionKey ONE = new ExecutionKey("2023/01/execution_log_2023_01_01_06_00_00.csv");
    private static final ExecutionKey TWO = new ExecutionKey("2023/01/execution_log_2023_01_02_06_00_00.csv");
    private static final ExecutionKey THREE = new ExecutionKey("2023/02/execution_log_2023_02_01_06_00_00.csv");

    private final MemoryExecutionLogs logs = new MemoryExecutionLogs();
    private final SetClock clock = new SetClock();
    private final ReadExecution readExecution = reading(logs);

    @Test
    void logsAreListedPageByPageFromTheNewest() {
        for (ExecutionKey key : List.of(ONE, TWO, THREE)) logs.put(key, new byte[0]);
        ListExecutions listExecutions = new ListExecutions(logs);

        assertThat(listExecutions.list(ExecutionKey.LATEST, 2)).isEqualTo(new ExecutionPage(List.of(THREE, TWO), true));
        assertThat(listExecutions.list(TWO, 2)).isEqualTo(new ExecutionPage(List.of(ONE), false));
        assertThat(listExecutions.list(ExecutionKey.LATEST, 3).more()).isFalse();
        assertThatThrownBy(() -> listExecutions.list(ExecutionKey.LATEST, 0))
                .hasMessage("limit: 0 (expected: 1 to 50000)");
    }

    @Test
    void theFileItselfCanBeRead() throws IOException {
        byte[] file = RunLogs.of(RunLogs.row("a", "DELETE"));
        logs.put(ONE, file);

        try (ExecutionLog log = opened(ONE)) {
            assertThat(log.bytes().readAllBytes()).isEqualTo(file);
        }
    }

    @Test
    void anUnknownLogTakesNoPlace() {
        for (int i = 0; i < 10; i++) assertThat(readExecution.open(ONE)).isInstanceOf(ExecutionOpening.Unknown.class);
    }

    @Test
    void aLogThatCannotBeAskedForTakesNoPlace() {
        ReadExecution unavailable = reading(new Unavailable());

        for (int i = 0; i < 10; i++)
            assertThatThrownBy(() -> unavailable.open(ONE)).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void beyondTheBoundAnotherOneMustComeBack() throws IOException {
        logs.put(ONE, new byte[0]);
        ExecutionLog first = opened(ONE);
        ExecutionLog second = opened(ONE);

        assertThat(readExecution.open(ONE)).isInstanceOf(ExecutionOpening.TooMany.class);

        first.close();
        first.close();
        ExecutionLog third = opened(ONE);
        assertThat(readExecution.open(ONE)).isInstanceOf(ExecutionOpening.TooMany.class);
        second.close();
        third.close();
    }

    @Test
    void whoReadsTooSlowlyDoesNotReadOn() throws IOException {
        logs.put(ONE, RunLogs.of(RunLogs.row("a", "DELETE")));
        try (ExecutionLog log = opened(ONE)) {
            assertThat(log.bytes().read()).isEqualTo('p');

            clock.advance(Duration.ofSeconds(61));

            assertThatThrownBy(() -> log.bytes().read()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> log.rows().next()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whoReadsNothingLosesThePlaceInTime() throws IOException, InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        ExecutionLogs watched = new Unavailable() {
            @Override
            public Optional<InputStream> open(ExecutionKey key) {
                return Optional.of(new InputStream() {
                    @Override
                    public int read() {
                        return -1;
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                });
            }
        };
        ReadExecution brief = new ReadExecution(watched, new ReadingBounds(1, Duration.ofMillis(50)), clock);

        assertThat(brief.open(ONE)).isInstanceOf(ExecutionOpening.Opened.class);

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private ReadExecution reading(ExecutionLogs from) {
        return new ReadExecution(from, new ReadingBounds(2, Duration.ofMinutes(1)), clock);
    }

    private ExecutionLog opened(ExecutionKey key) {
        return ((ExecutionOpening.Opened) readExecution.open(key)).log();
    }

    private static class Unavailable implements ExecutionLogs {
        @Override
        public List<ExecutionKey> list(ExecutionKey before, int max) {
            throw new PortUnavailable("gone", new IOException());
        }

        @Override
        public Optional<InputStream> open(ExecutionKey key) {
            throw new PortUnavailable("gone", new IOException());
        }
    }
}
