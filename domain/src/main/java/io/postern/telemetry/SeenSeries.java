package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.port.Quotas;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The series of each client that this replica knows to be counted today; only others are asked about. Bounded: a client that
 * has too many is forgotten, and with too many of all clients those that sent none for longest are. Who is forgotten is asked
 * about again, and nothing else changes.
 */
final class SeenSeries {

    /** Of one client. */
    private static final int OF_CLIENT_MAX = 50_000;

    private final Quotas quotas;
    private final int seenMax;
    // The client unused for longest comes first.
    private final LinkedHashMap<ClientId, Set<Long>> seen = new LinkedHashMap<>(16, 0.75f, true);
    private int seenCount;
    private long day = -1;

    /**
     * Nothing is seen yet.
     *
     * @param seenMax most series of all clients
     */
    SeenSeries(Quotas quotas, int seenMax) {
        this.quotas = quotas;
        this.seenMax = seenMax;
    }

    /** Whether the client may send them; it may while they cannot be counted. */
    CompletionStage<Boolean> add(ClientId client, Set<Long> series, Quota quota, long nowMillis) {
        long today = Math.floorDiv(nowMillis, Duration.ofDays(1).toMillis());
        Set<Long> unseen = unseen(client, series, today);
        if (unseen.isEmpty()) return CompletableFuture.completedFuture(true);
        return ask(client, unseen, quota, today).handle((added, failure) -> {
            if (failure != null) return true;
            if (added) keep(client, unseen, today);
            return added;
        });
    }

    private CompletionStage<Boolean> ask(ClientId client, Set<Long> unseen, Quota quota, long today) {
        try {
            return quotas.addSeries(client, today, quota, unseen);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private synchronized Set<Long> unseen(ClientId client, Set<Long> series, long today) {
        if (today != day) {
            seen.clear();
            seenCount = 0;
        }
        day = today;
        Set<Long> known = seen.getOrDefault(client, Set.of());
        if (known.containsAll(series)) return Set.of(); // nearly always
        Set<Long> unseen = new HashSet<>(series);
        unseen.removeAll(known);
        return unseen;
    }

    private synchronized void keep(ClientId client, Set<Long> series, long asked) {
        if (asked != day) return;
        Set<Long> known = seen.computeIfAbsent(client, _ -> new HashSet<>());
        int before = known.size();
        if (before + series.size() > OF_CLIENT_MAX) known.clear();
        known.addAll(series);
        seenCount += known.size() - before;
        while (seenCount > seenMax && seen.size() > 1)
            seenCount -= seen.pollFirstEntry().getValue().size();
    }
}
