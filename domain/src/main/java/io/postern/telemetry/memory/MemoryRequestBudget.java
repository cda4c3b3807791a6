package io.postern.telemetry.memory;

import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.BudgetedApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The budget of one process; each replica has all of it. A bucket is one number, the moment at which it will be full
 * again (the generic cell rate algorithm of ITU-T I.371).
 */
public final class MemoryRequestBudget implements RequestBudget {

    private static final long SECOND = 1_000_000_000L;

    /** Beyond so many, those that are full again are forgotten: they are as if they had never been. */
    private static final int BUCKETS = 2_000;

    private record Bucket(BudgetScope scope, BudgetedApi api) {}

    private final BudgetPolicy policy;
    private final Clock clock;
    private final Map<Bucket, Long> fullAgainAt = new HashMap<>();

    public MemoryRequestBudget(BudgetPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public synchronized Allowance ask(BudgetScope scope, BudgetedApi api, int callsMax) {
        if (callsMax < 1) throw new IllegalArgumentException("callsMax: " + callsMax + " (expected: 1 or more)");
        BudgetPolicy here = policy.in(scope);
        long perSecond = here.callsPerSecond(api);
        long burst = here.callsPerWindow(api);
        long now = nanos(clock.instant());
        Bucket bucket = new Bucket(scope, api);
        if (fullAgainAt.size() >= BUCKETS) fullAgainAt.values().removeIf(at -> at <= now);
        // Never later than a bucket can take to fill: else a clock that is set back would shut it for as long.
        long full =
                Math.clamp(fullAgainAt.getOrDefault(bucket, now), now, now + Math.ceilDiv(burst * SECOND, perSecond));
        long free = (burst * SECOND - (full - now) * perSecond) / SECOND;
        if (free > 0) {
            int granted = (int) Math.min(callsMax, free);
            fullAgainAt.put(bucket, full + Math.ceilDiv(granted * SECOND, perSecond));
            return new Allowance.Granted(granted, BudgetPolicy.WINDOW);
        }
        fullAgainAt.put(bucket, full);
        long worthwhile = here.worthwhile(api, callsMax);
        return new Allowance.Wait(
                Duration.ofNanos(Math.ceilDiv((full - now) * perSecond - (burst - worthwhile) * SECOND, perSecond)));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }
}
