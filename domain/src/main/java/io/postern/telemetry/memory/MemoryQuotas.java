package io.postern.telemetry.memory;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts of this process only, exact ones. Those of a minute or day that is over go with the first question about the
 * next. At most {@code seriesMax} series of all clients are remembered; beyond, a new one is refused.
 */
public final class MemoryQuotas implements Quotas {

    private final int seriesMax;
    private final Map<ClientId, Usage> used = new HashMap<>();
    private final Map<ClientId, Set<Long>> known = new HashMap<>();
    private long minute;
    private long day;
    private int seriesKnown;

    public MemoryQuotas(int seriesMax) {
        this.seriesMax = seriesMax;
    }

    @Override
    public synchronized CompletionStage<Share> take(
            ClientId client, long asked, Quota quota, Usage needed, Usage wanted) {
        if (asked != minute) used.clear();
        minute = asked;
        Usage before = used.getOrDefault(client, new Usage(0, 0));
        Usage left = new Usage(quota.recordsPerMinute(), quota.bytesPerMinute()).minus(before);
        if (needed.records() > left.records()) return exceeded(QuotaRule.RECORDS_PER_MINUTE);
        if (needed.bytes() > left.bytes()) return exceeded(QuotaRule.BYTES_PER_MINUTE);
        Usage granted = new Usage(Math.min(wanted.records(), left.records()), Math.min(wanted.bytes(), left.bytes()));
        used.put(client, new Usage(before.records() + granted.records(), before.bytes() + granted.bytes()));
        return CompletableFuture.completedStage(new Share.Granted(granted));
    }

    @Override
    public synchronized CompletionStage<Void> giveBack(ClientId client, long asked, Usage unused) {
        if (asked == minute)
            used.computeIfPresent(
                    client,
                    (_, before) -> new Usage(
                            Math.max(0, before.records() - unused.records()),
                            Math.max(0, before.bytes() - unused.bytes())));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Boolean> addSeries(ClientId client, long asked, Quota quota, Set<Long> series) {
        if (asked != day) {
            known.clear();
            seriesKnown = 0;
        }
        day = asked;
        Set<Long> before = known.computeIfAbsent(client, _ -> new HashSet<>());
        long added = series.stream().filter(one -> !before.contains(one)).count();
        boolean room = before.size() + added <= quota.seriesPerDay() && seriesKnown + added <= seriesMax;
        if (added > 0 && !room) return CompletableFuture.completedStage(false);
        before.addAll(series);
        seriesKnown += (int) added;
        return CompletableFuture.completedStage(true);
    }

    private static CompletionStage<Share> exceeded(QuotaRule rule) {
        return CompletableFuture.completedStage(new Share.Exceeded(rule));
    }
}
