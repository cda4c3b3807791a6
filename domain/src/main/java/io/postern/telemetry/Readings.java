package io.postern.telemetry;

import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricReader;

/** All that can be asked of one destination; {@link ChooseReadings} gives them by its name. */
public record Readings(
        ListMetrics listMetrics, ReadStatistics readStatistics, ReadMetricData readMetricData, SearchLogs searchLogs) {

    /** What those readers answer. They cost nothing to make, so they are made anew for each use. */
    static Readings of(MetricReader metrics, LogReader logs) {
        return new Readings(
                new ListMetrics(metrics),
                new ReadStatistics(metrics),
                new ReadMetricData(metrics),
                new SearchLogs(logs));
    }
}
