package io.postern.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.EventPage;
import io.postern.metering.model.LogFormat;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogPull;
import io.postern.metering.model.Pulled;
import io.postern.metering.model.TimeWindow;
import io.postern.metering.port.LogGroupReader;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PullCallsTest {

    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final Duration TURN = Duration.ofSeconds(50);

    /** A clock that a test moves. */
    private static final class HandClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A log group with pages of two events. */
    private static final class PagedGroup implements LogGroupReader {
        private final List<LogLine.Text> lines = new ArrayList<>();
        private int reads;
        private boolean gone;
        private int breaksAtRead = -1;

        void add(String id, Instant at) {
            lines.add(LogLine.Text.ofEvent(id, Optional.of(at), "path=/x"));
        }

        @Override
        public EventPage read(String group, Instant from, Instant until, String next) {
            if (reads++ == breaksAtRead) throw new PortUnavailable("group: broken by a test", new IOException("gone"));
            if (gone) return new EventPage.NoSuchGroup();
            List<LogLine.Text> found = lines.stream()
                    .filter(line -> !line.loggedAt().orElseThrow().isBefore(from)
                            && line.loggedAt().orElseThrow().isBefore(until))
                    .sorted(Comparator.comparing(
                            (LogLine.Text line) -> line.loggedAt().orElseThrow()))
                    .toList();
            int start = next.isEmpty() ? 0 : Integer.parseInt(next);
            int end = Math.min(start + 2, found.size());
            return new EventPage.Events(found.subList(start, end), end < found.size() ? Integer.toString(end) : "");
        }
    }

    private final HandClock clock = new HandClock();
    private final PagedGroup group = new PagedGroup();
    private final CountingLedger ledger = new CountingLedger();
    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints(clock);
    private final PullCalls pullCalls = new PullCalls(
            group,
            checkpoints,
            new RecordCalls(
                    new PairReader(),
                    ledger,
                    new MemoryRefusedEntries(10, Duration.ofDays(1), clock),
                    new TimeWindow(Duration.ofDays(7), Duration.ofMinutes(10)),
                    clock),
            clock);

    @Test
    void eachTurnBeginsALittleBeforeTheOneBeforeEnded() {
        group.add("too-old", START.minusSeconds(601));
        group.add("a", START.minusSeconds(200));
        pull(10);
        clock.now = START.plusSeconds(60);
        group.add("late", START.minusSeconds(250));
        group.add("b", START.plusSeconds(30));

        Pulled.Fetched second = pull(10);

        assertEquals(List.of("a", "late", "b"), List.copyOf(ledger.counted.keySet()));
        assertEquals(clock.now, second.until());
        assertEquals(Optional.of(clock.now), checkpoints.find("p"));
        assertEquals(
                1,
                second.pages().getFirst().duplicates()
                        + second.pages().getLast().duplicates());
    }

    @Test
    void aTurnThatIsFullGoesOnWhereItStopped() {
        for (int i = 0; i < 7; i++) group.add("e" + i, START.minusSeconds(100 - i));

        Pulled.Fetched first = pull(2);
        assertEquals(true, first.behind());
        assertEquals(START.minusSeconds(97), first.until());
        clock.now = START.plusSeconds(60);
        pull(10);

        assertEquals(7, ledger.counted.size());
    }

    @Test
    void aTurnThatBreaksIsContinued() {
        for (int i = 0; i < 6; i++) group.add("e" + i, START.minusSeconds(100 - i));
        group.breaksAtRead = 2;

        assertThrows(PortUnavailable.class, () -> pull(10));
        assertEquals(4, ledger.counted.size());
        assertEquals(Optional.of(START.minusSeconds(97)), checkpoints.find("p"));
        clock.now = START.plusSeconds(60);
        pull(10);
        assertEquals(6, ledger.counted.size());
    }

    @Test
    void moreThanFitsBeforeTheCheckpointDoesNotHoldItUp() {
        checkpoints.advance("p", START);
        clock.now = START.plusSeconds(60);
        for (int i = 0; i < 20; i++) group.add("old" + i, START.minusSeconds(200 - i));
        group.add("new", START.plusSeconds(30));

        Pulled.Fetched turn = pull(2);

        assertEquals(clock.now, turn.until());
        assertEquals(true, ledger.counted.containsKey("new"));
    }

    @Test
    void oneReplicaAtATimeFetches() {
        pull(10);

        assertInstanceOf(Pulled.NotOurTurn.class, pullCalls.pull(of(10), TURN));
        clock.now = START.plus(TURN);
        assertInstanceOf(Pulled.Fetched.class, pullCalls.pull(of(10), TURN));
    }

    @Test
    void whatHasNoRoomIsFetchedAgain() {
        group.add("a", START.minusSeconds(10));
        ledger.full = "sink";
        assertEquals(new Pulled.NoRoom("sink"), pullCalls.pull(of(10), TURN));
        assertEquals(Optional.empty(), checkpoints.find("p"));

        ledger.full = "";
        clock.now = START.plusSeconds(60);
        pull(10);
        assertEquals(1, ledger.counted.size());
    }

    @Test
    void aMissingGroupIsTold() {
        group.gone = true;

        assertEquals(new Pulled.NoSuchGroup(), pullCalls.pull(of(10), TURN));
    }

    @Test
    void aClockThatWasPutBackFetchesNothing() {
        checkpoints.advance("p", START.plus(Duration.ofDays(1)));

        assertEquals(false, pull(10).behind());
        assertEquals(0, group.reads);
    }

    private Pulled.Fetched pull(int pagesMax) {
        return assertInstanceOf(Pulled.Fetched.class, pullCalls.pull(of(pagesMax), TURN));
    }

    private static LogPull of(int pagesMax) {
        return new LogPull("p", "api", LogFormat.aws(), Duration.ofMinutes(5), pagesMax);
    }
}
