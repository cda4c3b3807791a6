package io.postern.telemetry.memory;

import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.port.RequestBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * The budget of one process; each replica has all of it. A bucket is one number, the moment at which it will be full
 * again (the generic cell rate algorithm of ITU-T I.371).
 */
public final class MemoryRequestBudget implements RequestBudget {

    private static final long SECOND = 1_000_000_000L;

    private final BudgetPolicy policy;
    private final Clock clock;
    private final Map<CloudWatchApi, Long> fullAgainAt = new EnumMap<>(CloudWatchApi.class);

    public MemoryRequestBudget(BudgetPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public synchronized Allowance ask(CloudWatchApi api, int callsMax) {
        if (callsMax < 1) throw new IllegalArgumentException("callsMax: " + callsMax + " (expected: 1 or more)");
        long perSecond = policy.callsPerSecond(api);
        long burst = policy.callsPerWindow(api);
        long now = nanos(clock.instant());
        // Never later than a bucket can take to fill: else a clock that is set back would shut it for as long.
        long full = Math.clamp(fullAgainAt.getOrDefault(api, now), now, now + Math.ceilDiv(burst * SECOND, perSecond));
        long free = (burst * SECOND - (full - now) * perSecond) / SECOND;
        if (free > 0) {
            int granted = (int) Math.min(callsMax, free);
            fullAgainAt.put(api, full + Math.ceilDiv(granted * SECOND, perSecond));
            return new Allowance.Granted(granted, BudgetPolicy.WINDOW);
        }
        fullAgainAt.put(api, full);
        long worthwhile = policy.worthwhile(api, callsMax);
        return new Allowance.Wait(
                Duration.ofNanos(Math.ceilDiv((full - now) * perSecond - (burst - worthwhile) * SECOND, perSecond)));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }
}
