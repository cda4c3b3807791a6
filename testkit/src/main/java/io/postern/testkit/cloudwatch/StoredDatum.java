package io.postern.testkit.cloudwatch;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One metric datum that the stand-in took, exactly as it was sent.
 *
 * @param dimensions        values by name
 * @param timestamp         as sent; the time of the call if none was sent
 * @param unit              AWS's name for it; {@code None} if none was sent
 * @param storageResolution seconds, 1 or 60
 * @param values            the single value or the {@code Values}; empty for a datum of {@code StatisticValues}
 * @param counts            as many as values, 1 where none were sent
 * @param statistics        as sent, or computed from values and counts
 * @param ingestionTime     when the stand-in took it
 */
public record StoredDatum(
        String namespace,
        String metricName,
        Map<String, String> dimensions,
        Instant timestamp,
        String unit,
        int storageResolution,
        List<Double> values,
        List<Double> counts,
        StatisticSet statistics,
        Instant ingestionTime) {

    public StoredDatum {
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        values = List.copyOf(values);
        counts = List.copyOf(counts);
    }

    /** What CloudWatch calls a metric: one series, and one entry on the bill. */
    record Series(String namespace, String metricName, Map<String, String> dimensions) {}

    Series series() {
        return new Series(namespace, metricName, dimensions);
    }
}
