package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.memory.MemoryUsageLedger.Room;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.Waiting;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MemoryUsageLedgerTest implements UsageLedgerContract, UsageReaderContract {

    private static final Retention RETENTION =
            new Retention(Duration.ofDays(2), Duration.ofDays(35), Duration.ofDays(400));
    private static final LedgerPolicy POLICY =
            new LedgerPolicy(RETENTION, UsageLedgerContract.ROOMY, Duration.ofDays(1));
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final MovableClock clock = MovableClock.at(Calls.HOUR.plus(Duration.ofHours(3)));

    @Override
    public UsageStore store(SeriesBounds bounds, List<SinkRoom> sinks) {
        Map<String, MemorySinkQueue> queues = new HashMap<>();
        for (SinkRoom sink : sinks)
            queues.put(
                    sink.sink(),
                    new MemorySinkQueue(sink.sink(), (int) sink.eventsMax(), Duration.ofMinutes(1), clock));
        MemoryUsageLedger ledger = new MemoryUsageLedger(
                new LedgerPolicy(RETENTION, bounds, Duration.ofDays(1)),
                new Room(100_000, 100_000),
                List.copyOf(queues.values()),
                clock);
        return new UsageStore(
                ledger, ledger, ledger, sink -> Objects.requireNonNull(queues.get(sink)).claim(10_000).stream()
                        .map(Waiting::event)
                        .toList());
    }

    @Test
    void sumsGoWhenTheirTimeIsOver() {
        clock.moveTo(NOON);
        MemoryUsageLedger ledger = ledger(new Room(100, 100));
        ledger.record(List.of(Calls.of("shop", NOON)));

        clock.moveTo(NOON.plus(Duration.ofDays(2)).plusSeconds(61));
        ledger.record(List.of(Calls.of("shop", clock.instant())));

        assertThat(rows(ledger, BucketSize.MINUTE)).isEqualTo(1);
        assertThat(rows(ledger, BucketSize.HOUR)).isEqualTo(2);
        assertThat(ledger.calls("shop", NOON.plusSeconds(30), NOON.plus(Duration.ofHours(1))))
                .as("counted from the beginning of its hour")
                .isEqualTo(1);
    }

    @Test
    void idsAreForgottenAfterTheirTime() {
        MemoryUsageLedger ledger = ledger(new Room(100, 100));
        MeterEvent call = Calls.of("shop", Calls.HOUR);
        ledger.record(List.of(call));

        clock.advance(Duration.ofHours(23));
        assertThat(ledger.record(List.of(call))).isEqualTo(new Recording.Recorded(0));
        clock.advance(Duration.ofHours(2));
        assertThat(ledger.record(List.of(call))).isEqualTo(new Recording.Recorded(1));
    }

    @Test
    void atTheBoundTheOldestIdsAreForgotten() {
        MemoryUsageLedger ledger = ledger(new Room(2, 100));
        List<MeterEvent> calls = Calls.some(3, "shop", Calls.HOUR);
        ledger.record(calls);

        assertThat(ledger.record(calls.subList(1, 3))).isEqualTo(new Recording.Recorded(0));
        assertThat(ledger.record(calls.subList(0, 1))).isEqualTo(new Recording.Recorded(1));
    }

    @Test
    void atTheBoundTheOldestMinutesGoFirst() {
        MemoryUsageLedger ledger = ledger(new Room(100, 4));
        for (int minute = 0; minute < 5; minute++)
            ledger.record(List.of(Calls.of("shop", Calls.HOUR.plusSeconds(60L * minute))));

        assertThat(rows(ledger, BucketSize.MINUTE)).isEqualTo(2);
        assertThat(rows(ledger, BucketSize.HOUR)).isEqualTo(1);
        assertThat(rows(ledger, BucketSize.DAY)).isEqualTo(1);
    }

    private MemoryUsageLedger ledger(Room room) {
        return new MemoryUsageLedger(POLICY, room, List.of(), clock);
    }

    private int rows(MemoryUsageLedger ledger, BucketSize size) {
        Instant now = clock.instant();
        return new UsageStore(ledger, ledger, ledger, _ -> List.of())
                .rows(new UsageQuestion(
                        SeriesFilter.ALL, size, now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(2))))
                .size();
    }
}
