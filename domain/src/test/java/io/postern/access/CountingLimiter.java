package io.postern.access;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.io.IOException;
import java.time.Clock;

/** A limiter that counts how often it is asked, and that a test can put out of reach. */
final class CountingLimiter implements RateLimiter {

    private final RateLimiter limiter;
    private boolean away;
    private int asked;

    CountingLimiter(Clock clock) {
        this.limiter = new MemoryRateLimiter(100, clock);
    }

    int asked() {
        return asked;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    @Override
    public Allotment take(String subject, RateLimit limit, int turnsMax) {
        asked++;
        if (away) throw new PortUnavailable("limiter: away", new IOException("gone"));
        return limiter.take(subject, limit, turnsMax);
    }
}
