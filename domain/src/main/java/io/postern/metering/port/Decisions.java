package io.postern.metering.port;

import io.postern.metering.model.DecidedCalls;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Counts decisions about calls, be they yes or no, by application and hour, for all replicas. Bounded: hours are kept for
 * {@link #KEPT}, and of an hour the first {@link #APPLICATIONS_MAX} applications.
 */
public interface Decisions {

    /** For how long an hour is kept, from the last count in it on. */
    Duration KEPT = Duration.ofDays(40);

    /** Most applications of one hour: twice as many as can be entitled. */
    int APPLICATIONS_MAX = 10_000;

    /**
     * Adds counts to what is counted.
     *
     * @return how many of the counts found no room
     * @throws PortUnavailable when it is not known which of them were added
     */
    int add(List<DecidedCalls> counts);

    /**
     * What was counted in hours that begin at {@code from} or later and before {@code until}, by hour and application.
     *
     * @throws PortUnavailable when it cannot be read
     */
    List<DecidedCalls> between(Instant from, Instant until);
}
