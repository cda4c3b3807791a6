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
import java.util.Set;
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

    /** Series of all clients that are known to be counted, of some 60 bytes each. */
    private static final int SERIES_MAX = 200_000;

    private record Leased(ClientId client, Quota quota) {}

    private final Quotas quotas;
    private final Map<Leased, QuotaLease> leases = bounded();
    private final SeenSeries series;
    private final Recalls recalls = new Recalls();

    public KeepQuota(Quotas quotas) {
        this(quotas, SERIES_MAX);
    }

    KeepQuota(Quotas quotas, int seriesMax) {
        this.quotas = quotas;
        this.series = new SeenSeries(quotas, seriesMax);
    }

    /** What became of taking. */
    public sealed interface Charge {

        /** There is not as much; it says when there may be. */
        record Over(Acceptance.OverQuota over) implements Charge {}

        /** It was taken, as far as it is counted. */
        record Taken(Runnable back) implements Charge {

            /** Nothing of the submission was stored: its records and bytes count no more, once this was called. */
            public void giveBack() {
                back.run();
            }
        }
    }

    private static final CompletionStage<Charge> UNCOUNTED =
            CompletableFuture.completedFuture(new Charge.Taken(() -> {}));

    /** Takes what the submission needs; series are never given back. */
    public CompletionStage<Charge> take(Submission submission, Quota quota) {
        long now = submission.acceptedAt().toEpochMilli();
        if (!quota.limitsSeries() || !(submission instanceof Submission.Metrics metrics))
            return takeRate(submission, quota, now);
        Set<Long> sent = SeriesHash.of(metrics.namespace(), metrics.datums());
        return Stages.compose(
                series.add(submission.client(), sent, quota, now),
                fits -> fits ? takeRate(submission, quota, now) : over(QuotaRule.SERIES_PER_DAY, now));
    }

    /** Whether what is over the quota may be looked for in the queue, since it may be there; not as often as one likes. */
    boolean mayRecall(Submission submission) {
        return recalls.allow(submission.client(), submission.acceptedAt());
    }

    private CompletionStage<Charge> takeRate(Submission submission, Quota quota, long now) {
        if (!quota.limitsRate()) return UNCOUNTED;
        Usage needed = new Usage(
                quota.recordsPerMinute() == Long.MAX_VALUE ? 0 : submission.size(),
                quota.bytesPerMinute() == Long.MAX_VALUE ? 0 : SubmissionSize.bytes(submission));
        QuotaLease lease = leaseOf(submission.client(), quota);
        return Stages.compose(lease.take(needed, now), taking -> switch (taking) {
            case QuotaLease.Taking.Forbidden(QuotaRule rule) -> over(rule, now);
            case QuotaLease.Taking.Uncounted _ -> UNCOUNTED;
            case QuotaLease.Taking.Counted _ ->
                CompletableFuture.completedFuture(new Charge.Taken(() -> lease.giveBack(needed, now)));
        });
    }

    private static CompletionStage<Charge> over(QuotaRule rule, long now) {
        Duration window = rule == QuotaRule.SERIES_PER_DAY ? Duration.ofDays(1) : Duration.ofMinutes(1);
        long passed = Math.floorMod(now, window.toMillis());
        return CompletableFuture.completedFuture(
                new Charge.Over(new Acceptance.OverQuota(rule, window.minusMillis(passed))));
    }

    private QuotaLease leaseOf(ClientId client, Quota quota) {
        synchronized (leases) {
            return leases.computeIfAbsent(new Leased(client, quota), _ -> new QuotaLease(quotas, client, quota));
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
