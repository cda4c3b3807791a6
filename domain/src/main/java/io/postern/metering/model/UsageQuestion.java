package io.postern.metering.model;

import java.time.Instant;

/**
 * Which sums are asked for.
 *
 * @param from the bucket that this instant lies in is the first
 * @param until buckets that begin before this instant count whole
 */
public record UsageQuestion(SeriesFilter filter, BucketSize size, Instant from, Instant until) {

    public UsageQuestion {
        if (!from.isBefore(until))
            throw new IllegalArgumentException("from: " + from + " (expected: before " + until + ")");
    }

    public Bucket first() {
        return size.at(from);
    }

    /** Whether a bucket of its size lies in its time. */
    public boolean covers(Bucket bucket) {
        return bucket.number() >= first().number() && bucket.start().isBefore(until);
    }
}
