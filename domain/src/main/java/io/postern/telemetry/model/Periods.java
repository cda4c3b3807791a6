package io.postern.telemetry.model;

import java.time.Duration;
import java.util.Set;

/** The periods that CloudWatch computes statistics of. Source: GetMetricStatistics in the CloudWatch API reference. */
final class Periods {

    private static final Set<Long> SHORT = Set.of(1L, 5L, 10L, 20L, 30L);

    private Periods() {}

    /** That period in seconds, if it is one. */
    static long seconds(Duration period) {
        long seconds = period.toSeconds();
        boolean whole = period.equals(Duration.ofSeconds(seconds)) && seconds > 0;
        if (!whole || (seconds % 60 != 0 && !SHORT.contains(seconds)))
            throw new IllegalArgumentException(
                    "period: " + period + " (expected: 1, 5, 10, 20, 30 or a multiple of 60 seconds)");
        return seconds;
    }
}
