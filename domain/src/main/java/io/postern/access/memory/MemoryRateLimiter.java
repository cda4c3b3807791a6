package io.postern.access.memory;

import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
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
    public synchronized Turn take(String subject, RateLimit limit) {
        Instant now = clock.instant();
        Bucket bucket = new Bucket(subject, limit.name());
        Instant full = fullAgainAt.getOrDefault(bucket, now);
        Instant fullAfter = (full.isAfter(now) ? full : now).plus(limit.refill());
        Duration excess = Duration.between(now.plus(limit.refill().multipliedBy(limit.burst())), fullAfter);
        if (excess.isPositive()) return new Turn.Wait(excess);
        fullAgainAt.put(bucket, fullAfter);
        return new Turn.Taken();
    }
}
