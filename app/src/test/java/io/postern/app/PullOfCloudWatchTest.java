package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.app.operations.SearchedLogGroup;
import io.postern.metering.PullCalls;
import io.postern.metering.RecordCalls;
import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogPull;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Pulled;
import io.postern.metering.model.Recording;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.EntryReader;
import io.postern.metering.port.LogGroupReader;
import io.postern.metering.port.UsageLedger;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.Readers;
import io.postern.testkit.Eventually;
import io.postern.testkit.MovableClock;
import io.postern.testkit.cloudwatch.CloudWatchStandIn;
import io.postern.testkit.cloudwatch.Fault;
import io.postern.testkit.cloudwatch.Operation;
import io.postern.testkit.metering.LogGroupReaderContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Access logs are fetched from CloudWatch Logs as it is, through the reader and the budget that production has. */
final class PullOfCloudWatchTest implements LogGroupReaderContract {

    private static final CloudWatchStandIn AWS = CloudWatchStandIn.start();
    private static final Gate GATE = Boot.start(
            Map.of(
                    "PORT", "-1",
                    "AWS_REGION", "eu-central-1",
                    "AWS_ENDPOINT_URL", AWS.endpoint().toString()),
            Map.of(
                    "aws.access-key-id", "AKIATEST",
                    "aws.secret-key", "secret-key",
                    "postern.reading.filter-log-events-per-second", 100,
                    "postern.shutdown.deadline", "1s"));

    /** Counts in a map. */
    private static final class MapLedger implements UsageLedger {
        private final Map<String, MeterEvent> counted = new LinkedHashMap<>();

        @Override
        public Recording record(List<MeterEvent> events) {
            int before = counted.size();
            for (MeterEvent event : events) counted.putIfAbsent(event.id(), event);
            return new Recording.Recorded(counted.size() - before);
        }

        @Override
        public long calls(String application, Instant from, Instant until) {
            return counted.size();
        }
    }

    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private final MapLedger ledger = new MapLedger();
    private final MovableClock clock = MovableClock.at(now);
    private final PullCalls pullCalls = new PullCalls(
            reader(),
            new MemoryCheckpoints(clock),
            new RecordCalls(
                    GATE.context().getBean(EntryReader.class),
                    ledger,
                    new MemoryRefusedEntries(10, Duration.ofDays(1), clock),
                    new TimeWindow(Duration.ofDays(1), Duration.ofMinutes(10)),
                    clock),
            clock);

    @AfterAll
    static void stop() {
        GATE.close();
        AWS.close();
    }

    @AfterEach
    void reset() {
        AWS.reset();
    }

    @Override
    public LogGroupReader reader() {
        return new SearchedLogGroup(
                new SearchLogs(GATE.context().getBean(Readers.class).logs()));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void holds(long... secondsAgo) {
        List<LogEvent> events = new ArrayList<>();
        for (long ago : secondsAgo) events.add(new LogEvent(now.minusSeconds(ago), Long.toString(ago)));
        put(events);
    }

    @Test
    void whatIsFetchedTwiceCountsOnceAndWhatCameLateIsSeen() {
        put(List.of(call(100, "/a"), call(90, "/b")));
        pull();
        put(List.of(call(95, "/late"), call(0, "/c")));
        clock.advance(Duration.ofSeconds(60));

        pull();

        assertThat(ledger.counted.values().stream().map(MeterEvent::url))
                .containsExactlyInAnyOrder("/a", "/b", "/late", "/c");
    }

    @Test
    void aTurnThatIsThrottledIsContinued() {
        put(List.of(call(100, "/a")));
        // Or the answer to the same question of the test before would be shared.
        clock.advance(Duration.ofSeconds(1));
        AWS.misbehave(new Fault.Throttle()).on(Operation.FILTER_LOG_EVENTS).always();
        assertThatThrownBy(this::pull).isInstanceOf(PortUnavailable.class);
        AWS.behave();
        clock.advance(Duration.ofSeconds(60));

        pull();

        assertThat(ledger.counted).hasSize(1);
    }

    private void pull() {
        Pulled pulled = pullCalls.pull(
                new LogPull("p", "api", LogFormat.aws(), Duration.ofMinutes(5), 10), Duration.ofSeconds(50));
        assertThat(pulled).isInstanceOf(Pulled.Fetched.class);
    }

    private LogEvent call(long secondsAgo, String path) {
        return new LogEvent(now.minusSeconds(secondsAgo), "{\"path\":\"" + path + "\",\"status\":\"200\"}");
    }

    private static void put(List<LogEvent> events) {
        LogDestination destination = GATE.context().getBean(LogDestination.class);
        for (LogEvent event : events) {
            LogBatch batch = new LogBatch(new LogStream("api", "stream"), List.of(event));
            // The first one only makes the group and the stream.
            Eventually.holds(
                    Duration.ofSeconds(10), "it is stored", () -> destination.put(batch) instanceof Delivery.Delivered);
        }
    }
}
