package io.postern.telemetry.model;

/**
 * How many calls a second all replicas together may make to read one account and region.
 *
 * @param listMetrics of ListMetrics
 * @param metricStatistics of GetMetricStatistics
 * @param metricData of GetMetricData
 * @param dashboards of those that list, read, keep and remove dashboards, together
 * @param filterLogEvents of FilterLogEvents
 */
public record ReadRates(int listMetrics, int metricStatistics, int metricData, int dashboards, int filterLogEvents) {

    /** What AWS allows where it allows least. Source: "CloudWatch service quotas" and "CloudWatch Logs quotas". */
    public static final ReadRates USUAL = new ReadRates(25, 400, 500, 10, 5);

    public ReadRates {
        check("listMetrics", listMetrics);
        check("metricStatistics", metricStatistics);
        check("metricData", metricData);
        check("dashboards", dashboards);
        check("filterLogEvents", filterLogEvents);
    }

    /** Half of each, a third and so on, and one call at least. */
    ReadRates part(int divisor) {
        return new ReadRates(
                part(listMetrics, divisor),
                part(metricStatistics, divisor),
                part(metricData, divisor),
                part(dashboards, divisor),
                part(filterLogEvents, divisor));
    }

    private static int part(int callsPerSecond, int divisor) {
        return Math.max(1, callsPerSecond / divisor);
    }

    private static void check(String name, int callsPerSecond) {
        if (callsPerSecond < 1 || callsPerSecond > BudgetPolicy.CALLS_PER_SECOND_MAX)
            throw new IllegalArgumentException(
                    name + ": " + callsPerSecond + " (expected: 1 to " + BudgetPolicy.CALLS_PER_SECOND_MAX + ")");
    }
}
