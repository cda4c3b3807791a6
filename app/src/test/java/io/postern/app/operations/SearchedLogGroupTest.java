package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.port.LogGroupReader;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.testkit.MovableClock;
import io.postern.testkit.metering.LogGroupReaderContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SearchedLogGroupTest implements LogGroupReaderContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");
    private final LocalLogStore store = new LocalLogStore(Duration.ofHours(3), 1 << 20, clock);

    @Override
    public LogGroupReader reader() {
        return new SearchedLogGroup(new SearchLogs(store));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void holds(long... secondsAgo) {
        for (long ago : secondsAgo)
            store.put(new LogBatch(
                    new LogStream("api", "stream"),
                    List.of(new LogEvent(now().minusSeconds(ago), Long.toString(ago)))));
    }

    @Test
    void whatTheDestinationFindsFaultWithIsTriedAgain() {
        LogGroupReader reader = new SearchedLogGroup(new SearchLogs(query -> {
            throw new IllegalArgumentException("logGroupName: not valid");
        }));

        assertThatThrownBy(() -> reader.read("a b", now().minusSeconds(1), now(), ""))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("logGroupName: not valid");
    }
}
