package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.Acceptance;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.model.SubmissionSize;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Holds clients to their quotas. A client without one costs nothing, and one with a quota mostly a subtraction: shares of
 * it are taken beforehand. While the counts cannot be had everything goes on, because telemetry that is lost for a
 * counter's sake would be the greater harm.
 */
public final class KeepQuota {

    /** Clients with a quota that are remembered; the one unused for longest is forgotten and asks anew. */
    private static final int CLIENTS_MAX = 10_000;

    private record Leased(ClientId client, Quota quota) {}

    private final Quotas quotas;
    private final Map<Leased, QuotaLease> leases = bounded();
    private final Map<ClientId, SeenSeries> series = bounded();

    public KeepQuota(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Takes what the submission needs; when there is not as much, says when there may be. */
    public CompletionStage<Optional<Acceptance.OverQuota>> take(Submission submission, Quota quota) {
        long now = submission.acceptedAt().toEpochMilli();
        if (!quota.limitsSeries() || !(submission instanceof Submission.Metrics metrics))
            return takeRate(submission, quota, now);
        return seenOf(submission.client())
                .add(SeriesHash.of(metrics.namespace(), metrics.datums()), quota, now)
                .thenCompose(fits -> fits ? takeRate(submission, quota, now) : over(QuotaRule.SERIES_PER_DAY, now));
    }

    private CompletionStage<Optional<Acceptance.OverQuota>> takeRate(Submission submission, Quota quota, long now) {
        if (!quota.limitsRate()) return CompletableFuture.completedStage(Optional.empty());
        Usage needed = new Usage(
                quota.recordsPerMinute() == Long.MAX_VALUE ? 0 : submission.size(),
                quota.bytesPerMinute() == Long.MAX_VALUE ? 0 : SubmissionSize.bytes(submission));
        return leaseOf(submission.client(), quota)
                .take(needed, now)
                .thenCompose(rule ->
                        rule.isPresent() ? over(rule.get(), now) : CompletableFuture.completedStage(Optional.empty()));
    }

    private static CompletionStage<Optional<Acceptance.OverQuota>> over(QuotaRule rule, long now) {
        Duration window = rule == QuotaRule.SERIES_PER_DAY ? Duration.ofDays(1) : Duration.ofMinutes(1);
        long passed = Math.floorMod(now, window.toMillis());
        return CompletableFuture.completedStage(
                Optional.of(new Acceptance.OverQuota(rule, window.minusMillis(passed))));
    }

    private QuotaLease leaseOf(ClientId client, Quota quota) {
        synchronized (leases) {
            return leases.computeIfAbsent(new Leased(client, quota), _ -> new QuotaLease(quotas, client, quota));
        }
    }

    private SeenSeries seenOf(ClientId client) {
        synchronized (series) {
            return series.computeIfAbsent(client, _ -> new SeenSeries(quotas, client));
        }
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > CLIENTS_MAX;
            }
        };
    }
}
