package io.postern.access.port;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.shared.PortUnavailable;

/** Counts calls, together with all replicas. */
public interface RateLimiter {

    /**
     * Takes turns for the subject out of the limit's bucket, as many as there are and as are wanted. Buckets of different
     * limits or subjects never touch.
     *
     * @param subject who calls, for example an address
     * @param turnsMax how many are wanted, 1 or more
     * @throws PortUnavailable when the count cannot be had
     */
    Allotment take(String subject, RateLimit limit, int turnsMax);
}
