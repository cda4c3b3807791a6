package io.postern.http;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;

/** The memory limiter, which can be out of reach. */
public final class BreakableLimiter implements RateLimiter {

    private final MemoryRateLimiter limiter;
    private volatile boolean broken;

    BreakableLimiter(Clock clock) {
        this.limiter = new MemoryRateLimiter(1000, clock);
    }

    public void breakIt() {
        broken = true;
    }

    @Override
    public Turn take(String subject, RateLimit limit) {
        if (broken) throw new PortUnavailable("limiter: broken by a test", new IOException("gone"));
        return limiter.take(subject, limit);
    }
}
