package io.postern.metering.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long sums are kept after the end of their minute, hour or day; the larger at least as long as the smaller. */
public record Retention(Duration minutes, Duration hours, Duration days) {

    private static final List<BucketSize> LARGE = List.of(BucketSize.DAY, BucketSize.HOUR);

    public Retention {
        if (minutes.isNegative() || minutes.isZero())
            throw new IllegalArgumentException("retention: minutes " + minutes + " (expected: more than zero)");
        if (hours.compareTo(minutes) < 0 || days.compareTo(hours) < 0)
            throw new IllegalArgumentException("retention: minutes " + minutes + ", hours " + hours + ", days " + days
                    + " (expected: hours as long as minutes or longer, days as long as hours or longer)");
    }

    public Duration of(BucketSize size) {
        return switch (size) {
            case MINUTE -> minutes;
            case HOUR -> hours;
            case DAY -> days;
        };
    }

    /** When a bucket is no longer kept. */
    public Instant endOf(Bucket bucket) {
        return bucket.end().plus(of(bucket.size()));
    }

    public boolean keeps(Bucket bucket, Instant now) {
        return endOf(bucket).isAfter(now);
    }

    /**
     * The fewest buckets that make up a time, each of them kept: some hundreds at most, however long that time is.
     *
     * @param from first instant, counted from the beginning of the smallest bucket there that is kept
     * @param until first instant that does not count, in the same way
     */
    public List<Bucket> covering(Instant from, Instant until, Instant now) {
        Bucket oldest = BucketSize.DAY.at(now.minus(days));
        Instant at = beginning(from.isBefore(oldest.start()) ? oldest.start() : from, now);
        Instant end = beginning(until, now);
        List<Bucket> buckets = new ArrayList<>();
        while (at.isBefore(end)) {
            Bucket next = largest(at, end, now);
            buckets.add(next);
            at = next.end();
        }
        return buckets;
    }

    private Instant beginning(Instant instant, Instant now) {
        for (BucketSize size : BucketSize.values()) {
            Bucket bucket = size.at(instant);
            if (keeps(bucket, now)) return bucket.start();
        }
        return BucketSize.DAY.at(instant).start();
    }

    /** The largest bucket that begins there, ends in time and is kept; its beginning was chosen so that there is one. */
    private Bucket largest(Instant at, Instant end, Instant now) {
        for (BucketSize size : LARGE) {
            Bucket bucket = size.at(at);
            if (bucket.start().equals(at) && !bucket.end().isAfter(end) && keeps(bucket, now)) return bucket;
        }
        return BucketSize.MINUTE.at(at);
    }
}
