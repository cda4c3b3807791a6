package io.postern.metering;

import io.postern.metering.model.CallsTaken;
import io.postern.metering.model.EventPage;
import io.postern.metering.model.LogLine;
import io.postern.metering.model.LogLines;
import io.postern.metering.model.LogPull;
import io.postern.metering.model.Pulled;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.LogGroupReader;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fetches the access logs of a log group from where it stopped, a little before it. What it sees again counts once, by its
 * id, so two replicas that fetch at once do no harm; that one has the turn only spares calls.
 */
public final class PullCalls {

    private final LogGroupReader reader;
    private final Checkpoints checkpoints;
    private final RecordCalls recordCalls;
    private final Clock clock;

    public PullCalls(LogGroupReader reader, Checkpoints checkpoints, RecordCalls recordCalls, Clock clock) {
        this.reader = reader;
        this.checkpoints = checkpoints;
        this.recordCalls = recordCalls;
        this.clock = clock;
    }

    /**
     * Fetches what there is, up to the pages of one turn. How far it came is remembered page by page, so a turn that fails is
     * continued and not begun anew.
     *
     * @param turn for how long no other replica fetches
     * @throws PortUnavailable when the group, the checkpoint or the ledger cannot be reached
     */
    public Pulled pull(LogPull pull, Duration turn) {
        if (!checkpoints.claim(pull.name(), turn)) return new Pulled.NotOurTurn();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant checkpoint = checkpoints.find(pull.name()).orElse(now.minus(pull.overlap()));
        Instant from = checkpoint.minus(pull.overlap());
        Pulled fetched = fetch(pull, from, checkpoint, now);
        // So much came late, or so little fits into the pages of a turn, that it would begin with the same pages for
        // ever.
        boolean stuck = fetched instanceof Pulled.Fetched all
                && all.behind()
                && !all.until().isAfter(checkpoint);
        return stuck ? fetch(pull, checkpoint, checkpoint, now) : fetched;
    }

    private Pulled fetch(LogPull pull, Instant from, Instant checkpoint, Instant now) {
        List<CallsTaken.Taken> taken = new ArrayList<>();
        Instant until = checkpoint;
        String next = "";
        // An end before the beginning is what a clock that was put back makes; there is nothing to fetch then.
        for (int pages = 0; pages < pull.pagesMax() && from.isBefore(now); pages++) {
            if (!(reader.read(pull.group(), from, now, next) instanceof EventPage.Events page))
                return new Pulled.NoSuchGroup();
            switch (recordCalls.record(lines(page), pull.format(), Map.of())) {
                case CallsTaken.NoRoom(String sink) -> {
                    return new Pulled.NoRoom(sink);
                }
                case CallsTaken.Taken all -> taken.add(all);
            }
            next = page.next();
            until = later(until, next.isEmpty() ? now : last(page, until));
            if (until.isAfter(checkpoint)) checkpoints.advance(pull.name(), until);
            if (next.isEmpty()) return new Pulled.Fetched(taken, until, false);
        }
        return new Pulled.Fetched(taken, until, from.isBefore(now));
    }

    private static LogLines lines(EventPage.Events page) {
        return taker -> {
            for (LogLine line : page.lines()) if (!taker.test(line)) return;
        };
    }

    private static Instant last(EventPage.Events page, Instant known) {
        return page.lines().isEmpty()
                ? known
                : page.lines().getLast().loggedAt().orElse(known);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
