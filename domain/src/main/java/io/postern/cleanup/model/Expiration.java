package io.postern.cleanup.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an allowlist entry ends, in whole seconds since 1970. */
public record Expiration(long epochSeconds) implements Comparable<Expiration> {

    /** The year 2100, from which on an entry counts as permanent. */
    public static final Expiration PERMANENT = new Expiration(4_102_444_800L);

    private static final int DIGITS_MAX = 18; // what a long always holds

    /** So long after that moment. */
    public static Expiration after(Instant now, Duration time) {
        return new Expiration(now.plus(time).getEpochSecond());
    }

    /**
     * What a text says; nothing when it is no whole number of seconds. Beyond 18 digits it is permanent, or, below zero, as
     * early as 1970.
     */
    public static Optional<Expiration> read(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        if (digits.length() > DIGITS_MAX) return Optional.of(text.startsWith("-") ? new Expiration(0) : PERMANENT);
        return Optional.of(new Expiration(Long.parseLong(text)));
    }

    /** So much later. */
    public Expiration plus(Duration time) {
        return new Expiration(epochSeconds + time.toSeconds());
    }

    /** Whether it never comes, by the rules of AWS Auto Cleanup. */
    public boolean permanent() {
        return epochSeconds >= PERMANENT.epochSeconds;
    }

    /** Whether it has come. */
    public boolean passed(Instant now) {
        return epochSeconds <= now.getEpochSecond();
    }

    /** The later one. */
    public Expiration orLater(Expiration other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Expiration other) {
        return Long.compare(epochSeconds, other.epochSeconds);
    }

    @Override
    public String toString() {
        return Long.toString(epochSeconds);
    }
}
