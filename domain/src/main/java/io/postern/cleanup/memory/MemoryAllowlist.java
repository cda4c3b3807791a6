package io.postern.cleanup.memory;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An allowlist of this process only, gone with it. At the bound, those go that have expired, and then none comes in. */
public final class MemoryAllowlist implements Allowlist {

    private final SortedMap<ResourceId, AllowlistEntry> entries = new TreeMap<>();
    private final int entriesMax;
    private final MemoryChangeTrail trail;
    private final Clock clock;

    public MemoryAllowlist(int entriesMax, MemoryChangeTrail trail, Clock clock) {
        this.entriesMax = entriesMax;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<AllowlistEntry> find(ResourceId id) {
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public synchronized Stream<AllowlistEntry> list() {
        return List.copyOf(entries.values()).stream();
    }

    @Override
    public synchronized Keeping add(AllowlistEntry entry, Edit edit) {
        if (entries.containsKey(entry.resourceId())) return Keeping.PRESENT;
        if (entries.size() >= entriesMax)
            entries.values().removeIf(one -> one.expiration().passed(clock.instant()));
        if (entries.size() >= entriesMax) return Keeping.FULL;
        entries.put(entry.resourceId(), entry);
        trail.record(edit, new EntryChange.Added(entry));
        return Keeping.KEPT;
    }

    @Override
    public synchronized boolean replace(AllowlistEntry before, AllowlistEntry after, Edit edit) {
        if (!entries.replace(before.resourceId(), before, after)) return false;
        trail.record(edit, new EntryChange.Replaced(before, after));
        return true;
    }

    @Override
    public synchronized boolean remove(AllowlistEntry entry, Edit edit) {
        if (!entries.remove(entry.resourceId(), entry)) return false;
        trail.record(edit, new EntryChange.Removed(entry));
        return true;
    }
}
