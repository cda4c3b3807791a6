package io.postern.cleanup;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.port.Allowlist;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The allowlist as it was a moment ago, ready to be searched and to be asked for patterns. While one caller reads it anew,
 * others go by what was read before, for as long again; after that they wait for it: one reading at a time is enough to
 * hold in memory.
 */
public final class AllowlistView {

    /** What was read by the reading of that number, which began then. */
    private record Seen(long number, Instant at, AllowlistIndex index) {

        boolean youngerThan(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }
    }

    private final Allowlist allowlist;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private volatile Seen seen = new Seen(0, Instant.EPOCH, new AllowlistIndex(List.of()));

    /** @param fresh for how long what was read counts; zero: not at all */
    public AllowlistView(Allowlist allowlist, Duration fresh, Clock clock) {
        this.allowlist = allowlist;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** @throws PortUnavailable when the allowlist cannot be read and nothing is known that is young enough */
    AllowlistIndex index() {
        Instant now = clock.instant();
        Seen last = seen;
        if (last.youngerThan(fresh, now)) return last.index();
        boolean waited = !reading.tryLock();
        if (waited) {
            if (last.youngerThan(fresh.multipliedBy(2), now)) return last.index();
            reading.lock();
        }
        try {
            Instant asked = waited ? clock.instant() : now;
            if (waited && seen.youngerThan(fresh, asked)) return seen.index();
            return read(asked);
        } finally {
            reading.unlock();
        }
    }

    /**
     * As it is now, by a reading that began after this was called. Those who wait for one share the next.
     *
     * @throws PortUnavailable when the allowlist cannot be read
     */
    AllowlistIndex renewed() {
        long asked = begun.get();
        reading.lock();
        try {
            return seen.number() > asked ? seen.index() : read(clock.instant());
        } finally {
            reading.unlock();
        }
    }

    private AllowlistIndex read(Instant asked) {
        long number = begun.incrementAndGet();
        try (Stream<AllowlistEntry> entries = allowlist.list()) {
            AllowlistIndex index = new AllowlistIndex(entries.toList());
            seen = new Seen(number, asked, index);
            return index;
        }
    }
}
