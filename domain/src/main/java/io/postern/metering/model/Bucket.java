package io.postern.metering.model;

import java.time.Instant;
import java.util.Comparator;

/**
 * One minute, hour or day in UTC.
 *
 * @param number how many of that size lie between it and 1970
 */
public record Bucket(BucketSize size, long number) implements Comparable<Bucket> {

    private static final Comparator<Bucket> ORDER =
            Comparator.comparing(Bucket::size).thenComparingLong(Bucket::number);

    public Instant start() {
        return Instant.ofEpochSecond(number * size.length().toSeconds());
    }

    public boolean holds(Instant instant) {
        return size.numberAt(instant) == number;
    }

    /** The first instant after it. */
    public Instant end() {
        return next().start();
    }

    public Bucket next() {
        return new Bucket(size, number + 1);
    }

    /** By size, then by time. */
    @Override
    public int compareTo(Bucket other) {
        return ORDER.compare(this, other);
    }
}
