package io.postern.metering.model;

/**
 * How often somebody may call in each period.
 *
 * @param calls at least 1
 */
public record CallQuota(QuotaPeriod period, long calls) {

    /** More calls than anybody makes, and few enough to be a number in JavaScript. */
    public static final long CALLS_MAX = 1_000_000_000_000_000L;

    public CallQuota {
        if (calls < 1 || calls > CALLS_MAX)
            throw new IllegalArgumentException("calls: " + calls + " (expected: 1 to " + CALLS_MAX + ")");
    }
}
