package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Quota;
import io.postern.telemetry.model.QuotaRule;
import io.postern.telemetry.model.Share;
import io.postern.telemetry.model.Usage;
import io.postern.telemetry.port.Quotas;
import java.time.Duration;
import java.util.Optional;
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

    /** Takes what is needed; the rule that forbids it if there is not as much. */
    CompletionStage<Optional<QuotaRule>> take(Usage needed, long nowMillis) {
        CompletableFuture<Share> asked;
        long now = Math.floorDiv(nowMillis, Duration.ofMinutes(1).toMillis());
        synchronized (this) {
            begin(now);
            if (left.covers(needed)) {
                left = left.minus(needed);
                return allowed();
            }
            if (nowMillis < unaskedUntil) return allowed();
            if (exceeded != null && needed.covers(refused))
                return CompletableFuture.completedStage(Optional.of(exceeded.rule()));
            if (asking != null) return asking.handle((_, _) -> 0).thenCompose(_ -> take(needed, nowMillis));
            asked = new CompletableFuture<>();
            asking = asked;
        }
        return ask(needed, now).handle((share, _) -> {
            Optional<QuotaRule> answer = answered(needed, now, nowMillis, share);
            asked.complete(new Share.Granted(needed)); // whoever waits looks anew, outside of the lock
            return answer;
        });
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

    private synchronized Optional<QuotaRule> answered(Usage needed, long asked, long nowMillis, @Nullable Share share) {
        asking = null;
        switch (share) {
            case Share.Granted granted -> {
                // Of a minute that is over meanwhile, the rest is worth nothing.
                if (asked == minute) left = left.plus(granted.usage().minus(needed));
                return Optional.empty();
            }
            case Share.Exceeded none -> {
                if (asked == minute) {
                    exceeded = none;
                    refused = needed;
                }
                return Optional.of(none.rule());
            }
            case null -> {
                unaskedUntil = nowMillis + UNASKED_MILLIS;
                return Optional.empty();
            }
        }
    }

    private static CompletionStage<Optional<QuotaRule>> allowed() {
        return CompletableFuture.completedStage(Optional.empty());
    }

    private static long part(long limit) {
        return limit == Long.MAX_VALUE ? 0 : Math.max(1, limit / LEASES_PER_MINUTE);
    }
}
