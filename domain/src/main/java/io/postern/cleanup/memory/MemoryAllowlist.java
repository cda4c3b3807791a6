package io.postern.cleanup.memory;

import io.postern.cleanup.model.AllowlistEntry;
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
    private final Clock clock;

    public MemoryAllowlist(int entriesMax, Clock clock) {
        this.entriesMax = entriesMax;
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
    public synchronized Keeping add(AllowlistEntry entry) {
        if (entries.containsKey(entry.resourceId())) return Keeping.PRESENT;
        if (entries.size() >= entriesMax)
            entries.values().removeIf(one -> one.expiration().passed(clock.instant()));
        if (entries.size() >= entriesMax) return Keeping.FULL;
        entries.put(entry.resourceId(), entry);
        return Keeping.KEPT;
    }

    @Override
    public synchronized boolean replace(AllowlistEntry before, AllowlistEntry after) {
        return entries.replace(before.resourceId(), before, after);
    }

    @Override
    public synchronized boolean remove(AllowlistEntry entry) {
        return entries.remove(entry.resourceId(), entry);
    }
}
