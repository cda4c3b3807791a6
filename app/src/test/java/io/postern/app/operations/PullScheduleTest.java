package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.http.metering.IngestTally;
import io.postern.metering.PullCalls;
import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.AccessLogEntry;
import io.postern.metering.model.EventPage;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogPull;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.LogGroupReader;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import io.postern.testkit.Eventually;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PullScheduleTest {

    private static final Duration SOON = Duration.ofMillis(20);

    /** A group with one more event each time it is read; it breaks the second and fifth time and is out of reach the third. */
    private static final class FaultyGroup implements LogGroupReader {
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public EventPage read(String group, Instant from, Instant until, String next) {
            int read = reads.incrementAndGet();
            if (read == 2) throw new IllegalStateException("a bug");
            if (read == 3) throw new PortUnavailable("away", new IOException("gone"));
            if (read == 4) return new EventPage.NoSuchGroup();
            if (read == 5) throw new StackOverflowError("an error");
            return new EventPage.Events(
                    List.of(LogLine.Text.ofEvent("e" + read, Optional.of(until.minusMillis(1)), "{}")), "");
        }
    }

    /** Takes everything for fresh. */
    private static final class OpenLedger implements UsageLedger {

        @Override
        public Recording record(List<MeterEvent> events) {
            return new Recording.Recorded(events.size());
        }

        @Override
        public long calls(String application, Instant from, Instant until) {
            return 0;
        }
    }

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Clock clock = Clock.systemUTC();
    private final FaultyGroup group = new FaultyGroup();
    private final PullSchedule schedule = new PullSchedule(
            new PullCalls(
                    group,
                    new MemoryCheckpoints(clock),
                    new RecordCalls(
                            format -> _ -> Optional.of(entry(format)),
                            new OpenLedger(),
                            new MemoryRefusedEntries(10, Duration.ofDays(1), clock),
                            new TimeWindow(Duration.ofDays(1), Duration.ofMinutes(1)),
                            clock),
                    clock),
            List.of(new PullSchedule.Planned(
                    new LogPull("shop", "api", LogFormat.aws(), Duration.ofMinutes(1), 10), SOON)),
            new IngestTally(registry),
            registry,
            clock);

    @AfterEach
    void close() {
        schedule.close();
    }

    @Test
    void itGoesOnWhateverHappensAndTellsHowFarItIs() {
        assertThat(registry.get("postern.metering.pull.lag").gauge().value()).isNaN();

        schedule.start();

        Eventually.holds(Duration.ofSeconds(10), "it reads again", () -> group.reads.get() >= 7);
        assertThat(registry.get("postern.metering.calls")
                        .tags("way", "pull", "outcome", "recorded")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("postern.metering.pull.lag")
                        .tag("pull", "shop")
                        .gauge()
                        .value())
                .isBetween(0.0, 60.0);
    }

    private static AccessLogEntry entry(LogFormat format) {
        AccessLogEntry entry = new AccessLogEntry(format);
        entry.put(format.place("path"), "/x");
        return entry;
    }
}
