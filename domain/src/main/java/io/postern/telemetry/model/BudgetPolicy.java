package io.postern.telemetry.model;

import java.time.Duration;

/**
 * How many calls all replicas together may make to one account and region. Calls are granted a {@link #WINDOW} at a
 * time and may wait that long before they begin: so any time sees two windows' worth more calls than the budget at
 * most, which is a fifth more in one second. A window is worth one call at least.
 *
 * @param metricCallsPerSecond of PutMetricData; AWS allows 500 unless told otherwise
 * @param logCallsPerSecond of PutLogEvents; AWS allows 5,000 unless told otherwise
 * @param reads of what reads
 */
public record BudgetPolicy(int metricCallsPerSecond, int logCallsPerSecond, ReadRates reads) {

    /** What is granted at once, as the time that it is worth, and how long that may be used. */
    public static final Duration WINDOW = Duration.ofMillis(100);

    /**
     * The largest budget: at more, a microsecond, by which adapters count, would be worth more than a tenth of a call.
     */
    public static final int CALLS_PER_SECOND_MAX = 100_000;

    private static final int WINDOWS_PER_SECOND = 10;
    private static final int WORTHWHILE_PER_WINDOW = 4;

    public BudgetPolicy {
        check("metricCallsPerSecond", metricCallsPerSecond);
        check("logCallsPerSecond", logCallsPerSecond);
    }

    /** One by which reading goes as usual. */
    public BudgetPolicy(int metricCallsPerSecond, int logCallsPerSecond) {
        this(metricCallsPerSecond, logCallsPerSecond, ReadRates.USUAL);
    }

    /**
     * The one that counts in that scope: what is read for clients is half of what is read, for one of them a quarter.
     */
    public BudgetPolicy in(BudgetScope scope) {
        return scope.readPart() == 1
                ? this
                : new BudgetPolicy(metricCallsPerSecond, logCallsPerSecond, reads.part(scope.readPart()));
    }

    /** The budget of one API. */
    public int callsPerSecond(BudgetedApi api) {
        return switch (api) {
            case METRICS -> metricCallsPerSecond;
            case LOGS -> logCallsPerSecond;
            case LIST_METRICS -> reads.listMetrics();
            case METRIC_STATISTICS -> reads.metricStatistics();
            case METRIC_DATA -> reads.metricData();
            case DASHBOARDS -> reads.dashboards();
            case FILTER_LOG_EVENTS -> reads.filterLogEvents();
        };
    }

    /** Most calls that are granted at once, and that idle time saves up. */
    public int callsPerWindow(BudgetedApi api) {
        return Math.max(1, callsPerSecond(api) / WINDOWS_PER_SECOND);
    }

    /**
     * How many calls are worth coming back for, when that many are wanted: waiting for less would have every replica
     * ask for each call on its own.
     */
    public int worthwhile(BudgetedApi api, int callsMax) {
        return Math.min(callsMax, Math.max(1, callsPerWindow(api) / WORTHWHILE_PER_WINDOW));
    }

    private static void check(String name, int callsPerSecond) {
        if (callsPerSecond < 1 || callsPerSecond > CALLS_PER_SECOND_MAX)
            throw new IllegalArgumentException(
                    name + ": " + callsPerSecond + " (expected: 1 to " + CALLS_PER_SECOND_MAX + ")");
    }
}
