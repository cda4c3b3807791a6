package io.postern.access.memory;

import io.postern.access.model.Revocation;
import io.postern.access.model.RevocationsSince;
import io.postern.access.port.Revocations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Revocations of this process only: another replica, or this one after a restart, does not know them. */
public final class MemoryRevocations implements Revocations {

    private static final int PAGE = 1_000;

    /** What is revoked, so that a later instant takes the place of an earlier one. */
    private record Subject(Class<? extends Revocation> kind, String name) {}

    private record Entry(long version, Revocation revocation) {}

    private final int tokensMax;
    private final Clock clock;

    /** In the order of their versions. */
    private final Map<Subject, Entry> entries = new LinkedHashMap<>();

    private long version = BEGINNING;

    public MemoryRevocations(int tokensMax, Clock clock) {
        this.tokensMax = tokensMax;
        this.clock = clock;
    }

    @Override
    public synchronized boolean add(Revocation revocation) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !now.isBefore(entry.revocation.until()));
        Subject subject = subject(revocation);
        Entry known = entries.get(subject);
        if (known != null && before(known.revocation).isAfter(before(revocation))) return true;
        if (known == null && entries.size() >= room(revocation)) return false;
        entries.remove(subject); // else it would keep its place in the order
        entries.put(subject, new Entry(++version, revocation));
        return true;
    }

    @Override
    public synchronized RevocationsSince since(long asked) {
        Instant now = clock.instant();
        List<Revocation> added = new ArrayList<>();
        long last = asked;
        for (Entry entry : entries.values()) {
            if (entry.version <= asked || !now.isBefore(entry.revocation.until())) continue;
            if (added.size() == PAGE) return new RevocationsSince(last, added, true);
            added.add(entry.revocation);
            last = entry.version;
        }
        return new RevocationsSince(Math.max(asked, version), added, false);
    }

    private int room(Revocation revocation) {
        return switch (revocation) {
            case Revocation.OfToken _ -> tokensMax;
            case Revocation.OfClient _ -> tokensMax + CLIENTS_MAX;
            case Revocation.OfEverybody _ -> Integer.MAX_VALUE;
        };
    }

    private static Subject subject(Revocation revocation) {
        return switch (revocation) {
            case Revocation.OfToken token ->
                new Subject(Revocation.OfToken.class, token.id().value());
            case Revocation.OfClient client ->
                new Subject(Revocation.OfClient.class, client.client().value());
            case Revocation.OfEverybody _ -> new Subject(Revocation.OfEverybody.class, "");
        };
    }

    private static Instant before(Revocation revocation) {
        return switch (revocation) {
            case Revocation.OfToken token -> token.until();
            case Revocation.OfClient client -> client.before();
            case Revocation.OfEverybody everybody -> everybody.before();
        };
    }
}
