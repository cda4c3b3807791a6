package io.postern.telemetry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Statistics of one series.
 *
 * @param metric the series; its dimensions are exactly those it was sent with, in any order
 * @param start first instant, inclusive
 * @param end last instant, exclusive
 * @param period length of one datapoint, a multiple of 60 s, or 1, 5, 10, 20 or 30 s
 */
public record StatisticsQuery(
        MetricDescriptor metric, Instant start, Instant end, Duration period, Set<Statistic> statistics) {

    /** Datapoints of one answer. Source: GetMetricStatistics in the CloudWatch API reference. */
    public static final int DATAPOINTS_MAX = 1440;

    public StatisticsQuery {
        statistics = Set.copyOf(statistics);
        if (!end.isAfter(start))
            throw new IllegalArgumentException("end: " + end + " (expected: after start " + start + ")");
        long seconds = Periods.seconds(period);
        // Up to the second: a last period that is cut short is a datapoint, too.
        Duration range = Duration.between(start, end).plusNanos(999_999_999);
        if (Math.ceilDiv(range.toSeconds(), seconds) > DATAPOINTS_MAX)
            throw new IllegalArgumentException("period: " + seconds
                    + " s over this time makes more than 1440 datapoints (expected: a longer period or a"
                    + " shorter time)");
        if (statistics.isEmpty()) throw new IllegalArgumentException("statistics: none (expected: at least one)");
    }
}
