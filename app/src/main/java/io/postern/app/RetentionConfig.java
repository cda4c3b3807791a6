package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.metering.model.Retention;
import java.time.Duration;

/**
 * How long usage is kept, after the end of its minute, hour or day; defaults stand in {@code application.yml}.
 *
 * @param minutes sums of minutes
 * @param hours sums of hours; as long as minutes or longer
 * @param days sums of days; as long as hours or longer, and 31 days or longer
 */
@ConfigurationProperties("postern.metering.retention")
record RetentionConfig(Duration minutes, Duration hours, Duration days) {

    private static final String KEY = "postern.metering.retention.";

    /** The longest period of a quota. With less, a client's calls would be forgotten before its month is over. */
    private static final Duration MONTH = Duration.ofDays(31);

    RetentionConfig {
        Bounds.positive(KEY + "minutes", minutes);
        atLeast("hours", hours, "minutes", minutes);
        atLeast("days", days, "hours", hours);
        if (days.compareTo(MONTH) < 0)
            throw new IllegalArgumentException(KEY + "days: " + days + " (expected: 31d or longer, because quotas of a"
                    + " month count what is kept of it)");
    }

    Retention policy() {
        return new Retention(minutes, hours, days);
    }

    private static void atLeast(String name, Duration value, String smaller, Duration least) {
        if (value.compareTo(least) < 0)
            throw new IllegalArgumentException(
                    KEY + name + ": " + value + " (expected: as long as " + smaller + ", " + least + ", or longer)");
    }
}
