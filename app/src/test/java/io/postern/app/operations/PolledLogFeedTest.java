package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.LogReader;
import io.postern.testkit.MovableClock;
import io.postern.testkit.telemetry.LogFeedContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PolledLogFeedTest implements LogFeedContract {

    private static final Duration EVERY = Duration.ofMillis(10);

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final LocalLogStore store = new LocalLogStore(Duration.ofHours(3), 1 << 20, clock);

    @Override
    public LogDestination destination() {
        return store;
    }

    @Override
    public LogFeed feed() {
        return new PolledLogFeed(new SearchLogs(store), EVERY, clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void aDestinationThatFailsForAWhileIsAskedAgain() throws InterruptedException {
        LogStream stream = new LogStream("group", "stream");
        AtomicInteger asked = new AtomicInteger();
        LogReader failing = query -> {
            int time = asked.incrementAndGet();
            if (time == 2) throw new PortUnavailable("broken", new IllegalStateException());
            if (time == 3)
                throw PortUnavailable.throttled("throttled", Duration.ofMillis(20), new IllegalStateException());
            return store.search(query);
        };

        try (LogTail tail = new LogTail(() -> {})) {
            new PolledLogFeed(new SearchLogs(failing), EVERY, clock).follow(new TailQuery("group", "", ""), tail);
            store.put(new LogBatch(stream, List.of(new LogEvent(now(), "hello"))));

            assertThat(tail.next(Duration.ofSeconds(10)).events())
                    .extracting(LogSearch.FoundEvent::message)
                    .containsExactly("hello");
        }
        assertThat(asked.get()).isGreaterThanOrEqualTo(4);
    }
}
