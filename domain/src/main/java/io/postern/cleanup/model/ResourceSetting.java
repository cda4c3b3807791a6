package io.postern.cleanup.model;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the cleanup treats one kind of resource.
 *
 * @param clean whether it cleans such resources at all
 * @param ttlDays how many days they live; {@link #NO_TTL} where none are set
 * @param id what the id of such a resource is, for people
 */
public record ResourceSetting(boolean clean, int ttlDays, String id) {

    /** No days are set. */
    public static final int NO_TTL = -1;

    /** What counts where no days are set. */
    private static final int DAYS = 7;

    /** A hundred years: what is beyond is nonsense, and would run over the end of time. */
    private static final int DAYS_MAX = 36_525;

    public ResourceSetting {
        if (ttlDays < NO_TTL || ttlDays > DAYS_MAX)
            throw new IllegalArgumentException("ttl: " + ttlDays + " (expected: 0 to " + DAYS_MAX + " days, or none)");
    }

    /** One whatever somebody wrote into the settings: a time to live that makes no sense counts as none. */
    public static ResourceSetting lenient(boolean clean, long ttlDays, String id) {
        return new ResourceSetting(clean, ttlDays < 0 || ttlDays > DAYS_MAX ? NO_TTL : (int) ttlDays, id);
    }

    /** The days that are set. */
    public OptionalInt ttl() {
        return ttlDays == NO_TTL ? OptionalInt.empty() : OptionalInt.of(ttlDays);
    }

    /** The days that count. */
    public int days() {
        return ttlDays == NO_TTL ? DAYS : ttlDays;
    }

    /** The same as a time. */
    public Duration lifetime() {
        return Duration.ofDays(days());
    }
}
