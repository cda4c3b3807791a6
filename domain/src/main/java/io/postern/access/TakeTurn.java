package io.postern.access;

import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.access.port.RateLimiter;
import io.postern.shared.PortUnavailable;
import java.util.List;

/** Lets a caller through, or says when to come back. */
public final class TakeTurn {

    private final RateLimiter limiter;

    public TakeTurn(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Takes a turn from each limit in order, and stops at the first that has none left.
     *
     * @param subject who calls, for example an address
     * @throws PortUnavailable when the counts cannot be had
     */
    public Turn take(String subject, List<RateLimit> limits) {
        for (RateLimit limit : limits) {
            if (limiter.take(subject, limit) instanceof Turn.Wait wait) return wait;
        }
        return new Turn.Taken();
    }
}
