package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.ReadRates;
import java.time.Duration;

/**
 * How CloudWatch is read; defaults stand in {@code application.yml}. Of the local store only the tails are bounded.
 *
 * @param listMetricsPerSecond calls of ListMetrics by all replicas together
 * @param metricStatisticsPerSecond of GetMetricStatistics
 * @param metricDataPerSecond of GetMetricData
 * @param dashboardsPerSecond of the four calls of dashboards together
 * @param filterLogEventsPerSecond of FilterLogEvents
 * @param patience how long a question waits for calls that it may make; zero: not at all
 * @param sharedFor how long an answer is given to whoever asks the same
 * @param answersMax most answers that are kept for that; at the bound the least used go
 * @param tailsMax most tails of log events open at once on this replica, of the local store, too; clients get half of
 *     them, rounded down, so none of a single one
 * @param tailEvery pause between two questions of a tail of CloudWatch Logs
 */
@ConfigurationProperties("postern.reading")
record ReadingConfig(
        int listMetricsPerSecond,
        int metricStatisticsPerSecond,
        int metricDataPerSecond,
        int dashboardsPerSecond,
        int filterLogEventsPerSecond,
        Duration patience,
        Duration sharedFor,
        int answersMax,
        int tailsMax,
        Duration tailEvery) {

    /** Each holds some megabytes and, of CloudWatch, a thread. */
    private static final int TAILS_MAX = 1000;

    private static final Duration SHARED_MAX = Duration.ofMinutes(1);

    ReadingConfig {
        int most = BudgetPolicy.CALLS_PER_SECOND_MAX;
        Bounds.within("postern.reading.list-metrics-per-second", listMetricsPerSecond, most);
        Bounds.within("postern.reading.metric-statistics-per-second", metricStatisticsPerSecond, most);
        Bounds.within("postern.reading.metric-data-per-second", metricDataPerSecond, most);
        Bounds.within("postern.reading.dashboards-per-second", dashboardsPerSecond, most);
        Bounds.within("postern.reading.filter-log-events-per-second", filterLogEventsPerSecond, most);
        if (patience.isNegative())
            throw new IllegalArgumentException("postern.reading.patience: " + patience + " (expected: zero or more)");
        Bounds.positive("postern.reading.shared-for", sharedFor);
        if (sharedFor.compareTo(SHARED_MAX) > 0)
            throw new IllegalArgumentException(
                    "postern.reading.shared-for: " + sharedFor + " (expected: at most " + SHARED_MAX + ")");
        Bounds.positive("postern.reading.answers-max", answersMax);
        Bounds.within("postern.reading.tails-max", tailsMax, TAILS_MAX);
        Bounds.positive("postern.reading.tail-every", tailEvery);
    }

    ReadRates rates() {
        return new ReadRates(
                listMetricsPerSecond,
                metricStatisticsPerSecond,
                metricDataPerSecond,
                dashboardsPerSecond,
                filterLogEventsPerSecond);
    }
}
