package io.postern.access.port;

import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.shared.PortUnavailable;

/** Counts calls, together with all replicas. */
public interface RateLimiter {

    /**
     * Takes one turn for the subject out of the limit's bucket. Buckets of different limits or subjects never touch.
     *
     * @param subject who calls, for example an address
     * @throws PortUnavailable when the count cannot be had
     */
    Turn take(String subject, RateLimit limit);
}
