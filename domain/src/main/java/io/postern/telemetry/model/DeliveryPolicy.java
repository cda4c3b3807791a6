package io.postern.telemetry.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How delivery goes about its work.
 *
 * @param recordsPerRound most records that one round takes from the queue
 * @param patience how long a round waits for a first submission
 * @param company how long the first submission of a round waits for others to share its AWS calls with; zero: not at
 *     all
 * @param roundMax how long a round starts AWS calls; what is left then is postponed. With {@code company} and the
 *     longest call it must be shorter than the queue's lease, or rounds settle nothing and send everything again
 * @param sendsMax most calls to one AWS service under way at once, over all rounds of this replica
 * @param firstRetry wait before the first retry; doubles with each further one
 * @param retryMax longest wait between two retries
 */
public record DeliveryPolicy(
        int recordsPerRound,
        Duration patience,
        Duration company,
        Duration roundMax,
        int sendsMax,
        Duration firstRetry,
        Duration retryMax) {

    private static final int DOUBLINGS_MAX = 30;

    public DeliveryPolicy {
        if (recordsPerRound < 1)
            throw new IllegalArgumentException("recordsPerRound: " + recordsPerRound + " (expected: 1 or more)");
        if (sendsMax < 1) throw new IllegalArgumentException("sendsMax: " + sendsMax + " (expected: 1 or more)");
        if (patience.isNegative())
            throw new IllegalArgumentException("patience: " + patience + " (expected: zero or more)");
        if (company.isNegative())
            throw new IllegalArgumentException("company: " + company + " (expected: zero or more)");
        if (!roundMax.isPositive())
            throw new IllegalArgumentException("roundMax: " + roundMax + " (expected: more than zero)");
        if (firstRetry.isNegative() || firstRetry.isZero() || retryMax.compareTo(firstRetry) < 0)
            throw new IllegalArgumentException(
                    "firstRetry: " + firstRetry + " (expected: more than zero, up to retryMax " + retryMax + ")");
    }

    /** The same with no longer a wait for company than that. */
    public DeliveryPolicy waitingAtMost(Duration companyMax) {
        Duration shorter = company.compareTo(companyMax) < 0 ? company : companyMax;
        return new DeliveryPolicy(recordsPerRound, patience, shorter, roundMax, sendsMax, firstRetry, retryMax);
    }

    /**
     * How long to wait after so many attempts: exponential and jittered over its upper half, so that what failed
     * together does not come back together.
     */
    public Duration retryAfter(int attempts, RandomGenerator random) {
        long ceiling = Math.min(
                retryMax.toMillis(), firstRetry.toMillis() << Math.min(Math.max(attempts - 1, 0), DOUBLINGS_MAX));
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
