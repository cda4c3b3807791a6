package io.postern.http;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** The memory limiter, which can be out of reach. */
public final class BreakableLimiter implements RateLimiter {

    private final MemoryRateLimiter limiter;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean broken;

    BreakableLimiter(Clock clock) {
        this.limiter = new MemoryRateLimiter(1000, clock);
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    public void breakIt() {
        broken = true;
    }

    @Override
    public Allotment take(String subject, RateLimit limit, int turnsMax) {
        asked.incrementAndGet();
        if (broken) throw new PortUnavailable("limiter: broken by a test", new IOException("gone"));
        return limiter.take(subject, limit, turnsMax);
    }
}
