package io.postern.metering.model;

import java.time.Duration;
import java.time.Instant;

/** How much time is summed together, in UTC. */
public enum BucketSize {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    BucketSize(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    /** The bucket of this size that an instant lies in. */
    public Bucket at(Instant instant) {
        return new Bucket(this, numberAt(instant));
    }

    /** How many of this size lie between 1970 and the one that an instant lies in. */
    long numberAt(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), length.toSeconds());
    }
}
