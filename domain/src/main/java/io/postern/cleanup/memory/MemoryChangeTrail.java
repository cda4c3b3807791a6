package io.postern.cleanup.memory;

import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.port.ChangeTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The trail of a {@link MemoryAllowlist}, gone with it. */
public final class MemoryChangeTrail implements ChangeTrail {

    /** The newest first. */
    private final Deque<RecordedChange> changes = new ArrayDeque<>();

    private final int changesMax;
    private final Duration keep;
    private final Clock clock;
    private long last;

    public MemoryChangeTrail(int changesMax, Duration keep, Clock clock) {
        this.changesMax = changesMax;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public synchronized List<RecordedChange> before(long number, int most) {
        forget();
        return changes.stream()
                .dropWhile(one -> one.number() >= number)
                .limit(most)
                .toList();
    }

    synchronized void record(Edit edit, EntryChange change) {
        changes.addFirst(new RecordedChange(++last, edit, change));
        if (changes.size() > changesMax) changes.removeLast();
        forget();
    }

    private void forget() {
        Instant oldest = clock.instant().minus(keep);
        while (!changes.isEmpty() && changes.getLast().edit().at().isBefore(oldest)) changes.removeLast();
    }
}
