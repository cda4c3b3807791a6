package io.postern.access.memory;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Buckets of this process only; each replica counts for itself.
 *
 * <p>A bucket is one instant, the moment at which it will be full again (the generic cell rate algorithm of ITU-T
 * I.371). Bounded: beyond {@code bucketsMax} the bucket unused for longest is forgotten, which lets its caller start
 * afresh and costs no other caller anything.
 */
public final class MemoryRateLimiter implements RateLimiter {

    private record Bucket(String subject, String limit) {}

    private final Clock clock;
    private final Map<Bucket, Instant> fullAgainAt;

    public MemoryRateLimiter(int bucketsMax, Clock clock) {
        this.clock = clock;
        this.fullAgainAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Bucket, Instant> eldest) {
                return size() > bucketsMax;
            }
        };
    }

    @Override
    public synchronized Allotment take(String subject, RateLimit limit, int turnsMax) {
        Instant now = clock.instant();
        Bucket bucket = new Bucket(subject, limit.name());
        Instant known = fullAgainAt.getOrDefault(bucket, now);
        Instant full = known.isAfter(now) ? known : now;
        Instant latest = now.plus(limit.refill().multipliedBy(limit.burst()));
        long free = Duration.between(full, latest).dividedBy(limit.refill());
        if (free < 1) return new Allotment.Wait(Duration.between(latest, full.plus(limit.refill())));
        int turns = Math.toIntExact(Math.min(turnsMax, free));
        fullAgainAt.put(bucket, full.plus(limit.refill().multipliedBy(turns)));
        return new Allotment.Granted(turns, Math.toIntExact(free - turns));
    }
}
