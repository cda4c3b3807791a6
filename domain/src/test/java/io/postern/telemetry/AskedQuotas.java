package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts how often it is asked; can break and be slow. */
final class AskedQuotas implements Quotas {

    private final Quotas counts = new MemoryQuotas(1000);
    int asked;
    boolean broken;
    CompletableFuture<Share> held = new CompletableFuture<>();

    AskedQuotas() {
        held.cancel(false);
    }

    @Override
    public CompletionStage<Share> take(ClientId client, long minute, Quota quota, Usage needed, Usage wanted) {
        asked++;
        if (broken) return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        return held.isDone() ? counts.take(client, minute, quota, needed, wanted) : held;
    }

    @Override
    public CompletionStage<Void> giveBack(ClientId client, long minute, Usage unused) {
        if (broken) return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        return counts.giveBack(client, minute, unused);
    }

    @Override
    public CompletionStage<Boolean> addSeries(ClientId client, long day, Quota quota, Set<Long> series) {
        asked++;
        if (broken) return CompletableFuture.failedStage(new PortUnavailable("quotas", new IOException("gone")));
        return counts.addSeries(client, day, quota, series);
    }
}
