package io.postern.access.model;

import java.time.Duration;

/**
 * A token bucket: {@code burst} calls at once, then one more each {@code refill}.
 *
 * @param name what is limited, so that two limits on one caller do not share a bucket
 */
public record RateLimit(String name, int burst, Duration refill) {

    public RateLimit {
        if (burst < 1) throw new IllegalArgumentException("burst: " + burst + " (expected: 1 or more)");
        if (refill.isNegative() || refill.isZero())
            throw new IllegalArgumentException("refill: " + refill + " (expected: more than zero)");
    }
}
