package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * This replica's share of what one client may send in the minute that is. It asks for a hundredth of the quota at a time,
 * so that a busy client costs a question each half second and no replica keeps much from the others. One question is
 * under way at once, and all who wait have its answer.
 */
final class QuotaLease {

    /** For so long after a question without an answer, everything goes on: waiting for each one would stop the client. */
    private static final long UNASKED_MILLIS = 1000;

    private static final int LEASES_PER_MINUTE = 100;

    private final Quotas quotas;
    private final ClientId client;
    private final Quota quota;
    private final Usage lease;

    private long minute = -1;
    private Usage left = new Usage(0, 0);
    private Share.@Nullable Exceeded exceeded;
    private Usage refused = new Usage(0, 0);
    private long unaskedUntil;
    private @Nullable CompletableFuture<?> asking;

    QuotaLease(Quotas quotas, ClientId client, Quota quota) {
        this.quotas = quotas;
        this.client = client;
        this.quota = quota;
        this.lease = new Usage(part(quota.recordsPerMinute()), part(quota.bytesPerMinute()));
    }

    /** Whether what is needed was taken. */
    sealed interface Taking {

        /** It was, and counts. */
        record Counted() implements Taking {}

        /** It may go on without: nothing could be counted. */
        record Uncounted() implements Taking {}

        /** This rule forbids it. */
        record Forbidden(QuotaRule rule) implements Taking {}
    }

    /** Takes what is needed, if there is as much. */
    CompletionStage<Taking> take(Usage needed, long nowMillis) {
        CompletableFuture<Share> asked;
        Usage lacking;
        long now = Math.floorDiv(nowMillis, Duration.ofMinutes(1).toMillis());
        synchronized (this) {
            begin(now);
            if (left.covers(needed)) {
                left = left.minus(needed);
                return CompletableFuture.completedFuture(new Taking.Counted());
            }
            if (nowMillis < unaskedUntil) return CompletableFuture.completedStage(new Taking.Uncounted());
            if (exceeded != null && needed.covers(refused))
                return CompletableFuture.completedStage(new Taking.Forbidden(exceeded.rule()));
            if (asking != null) return asking.handle((_, _) -> 0).thenCompose(_ -> take(needed, nowMillis));
            asked = new CompletableFuture<>();
            asking = asked;
            lacking = needed.beyond(left);
            left = left.beyond(needed); // nobody else may take what this one has found here
        }
        return ask(lacking, now).handle((share, _) -> {
            Taking answer = answered(needed, lacking, now, nowMillis, share);
            asked.complete(new Share.Granted(needed)); // whoever waits looks anew, outside of the lock
            return answer;
        });
    }

    /**
     * Gives back what was taken in that minute and not used. It is there for the next ones here; what is more than one asks
     * for at a time goes to the other replicas, too, and nobody waits for that.
     */
    void giveBack(Usage unused, long takenMillis) {
        long taken = Math.floorDiv(takenMillis, Duration.ofMinutes(1).toMillis());
        Usage surplus;
        synchronized (this) {
            if (taken != minute) return;
            left = left.plus(unused);
            surplus = left.beyond(lease);
            if (surplus.isNothing()) return;
            left = left.minus(surplus);
            exceeded = null;
        }
        try {
            CompletionStage<Void> _ = quotas.giveBack(client, taken, surplus);
        } catch (RuntimeException _) {
            // Counts as sent then, until the minute is over: as it does when the answer is a failure.
        }
    }

    private void begin(long now) {
        if (now == minute) return;
        minute = now;
        left = new Usage(0, 0);
        exceeded = null;
    }

    private CompletionStage<Share> ask(Usage needed, long now) {
        Usage wanted = new Usage(Math.max(needed.records(), lease.records()), Math.max(needed.bytes(), lease.bytes()));
        try {
            return quotas.take(client, now, quota, needed, wanted);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private synchronized Taking answered(
            Usage needed, Usage lacking, long asked, long nowMillis, @Nullable Share share) {
        asking = null;
        switch (share) {
            case Share.Granted granted -> {
                // Of a minute that is over meanwhile, the rest is worth nothing.
                if (asked == minute) left = left.plus(granted.usage().minus(lacking));
                return new Taking.Counted();
            }
            case Share.Exceeded none -> {
                if (asked == minute) {
                    left = left.plus(needed.minus(lacking));
                    exceeded = none;
                    refused = needed;
                }
                return new Taking.Forbidden(none.rule());
            }
            case null -> {
                if (asked == minute) left = left.plus(needed.minus(lacking));
                unaskedUntil = nowMillis + UNASKED_MILLIS;
                return new Taking.Uncounted();
            }
        }
    }

    private static long part(long limit) {
        return limit == Long.MAX_VALUE ? 0 : Math.max(1, limit / LEASES_PER_MINUTE);
    }
}
