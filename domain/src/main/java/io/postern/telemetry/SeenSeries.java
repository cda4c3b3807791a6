package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.port.Quotas;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The series of one client that this replica knows to be counted today; only others are asked about. Bounded: beyond, it
 * forgets them all and asks again.
 */
final class SeenSeries {

    private static final int SEEN_MAX = 50_000;

    private final Quotas quotas;
    private final ClientId client;
    private final Set<Long> seen = new HashSet<>();
    private long day = -1;

    SeenSeries(Quotas quotas, ClientId client) {
        this.quotas = quotas;
        this.client = client;
    }

    /** Whether the client may send them; it may while they cannot be counted. */
    CompletionStage<Boolean> add(Set<Long> series, Quota quota, long nowMillis) {
        long today = Math.floorDiv(nowMillis, Duration.ofDays(1).toMillis());
        Set<Long> unseen = unseen(series, today);
        if (unseen.isEmpty()) return CompletableFuture.completedStage(true);
        return ask(unseen, quota, today).handle((added, failure) -> {
            if (failure != null) return true;
            if (added) keep(unseen, today);
            return added;
        });
    }

    private CompletionStage<Boolean> ask(Set<Long> unseen, Quota quota, long today) {
        try {
            return quotas.addSeries(client, today, quota, unseen);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private synchronized Set<Long> unseen(Set<Long> series, long today) {
        if (today != day) seen.clear();
        day = today;
        Set<Long> unseen = new HashSet<>(series);
        unseen.removeAll(seen);
        return unseen;
    }

    private synchronized void keep(Set<Long> series, long asked) {
        if (asked != day) return;
        if (seen.size() + series.size() > SEEN_MAX) seen.clear();
        seen.addAll(series);
    }
}
