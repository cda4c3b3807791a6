package io.postern.metering.memory;

import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.RefusedPage;
import io.postern.metering.port.RefusedEntries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Refused entries of this process only: beyond {@code entriesMax} and after {@code keep} the oldest go. */
public final class MemoryRefusedEntries implements RefusedEntries {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private record Kept(RefusedEntry entry, Instant since) {}

    private final int entriesMax;
    private final Duration keep;
    private final Clock clock;
    private final NavigableMap<Long, Kept> entries = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    private long last;

    /** An empty one. */
    public MemoryRefusedEntries(int entriesMax, Duration keep, Clock clock) {
        this.entriesMax = entriesMax;
        this.keep = keep;
        this.clock = clock;
        // Not from zero: a page that was asked for before a restart must not go on in the middle of others after it.
        this.last = clock.millis();
    }

    @Override
    public synchronized List<RefusedEntry> add(List<RefusedEntry> more) {
        expire();
        List<RefusedEntry> fresh = new ArrayList<>();
        for (RefusedEntry entry : more) {
            if (!ids.add(entry.id())) continue;
            entries.put(++last, new Kept(entry, clock.instant()));
            fresh.add(entry);
            if (entries.size() > entriesMax) forgetFirst();
        }
        return fresh;
    }

    @Override
    public synchronized RefusedPage find(String after, int max) {
        expire();
        NavigableMap<Long, Kept> older = after.isEmpty() ? entries : entries.headMap(position(after), false);
        List<RefusedEntry> found = new ArrayList<>();
        long place = 0;
        for (Map.Entry<Long, Kept> next : older.descendingMap().entrySet()) {
            if (found.size() == max) return new RefusedPage(found, Long.toString(place));
            place = next.getKey();
            found.add(next.getValue().entry);
        }
        return new RefusedPage(found, "");
    }

    private void expire() {
        Instant from = clock.instant().minus(keep);
        while (!entries.isEmpty() && entries.firstEntry().getValue().since.isBefore(from)) forgetFirst();
    }

    private void forgetFirst() {
        Map.Entry<Long, Kept> first = entries.pollFirstEntry();
        if (first != null) ids.remove(first.getValue().entry.id());
    }

    private static long position(String after) {
        if (!NUMBER.matcher(after).matches())
            throw new IllegalArgumentException(
                    "after: no position in the refused entries (expected: next of an earlier answer)");
        return Long.parseLong(after);
    }
}
