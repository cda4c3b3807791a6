package io.postern.telemetry.model;

import java.util.List;

/**
 * Which series to list.
 *
 * @param namespace exact; empty: any
 * @param metricName exact; empty: any
 * @param dimensions each must be present; one with an empty value matches any value of that name
 * @param nextToken where the page before ended; empty: from the start
 */
public record MetricFilter(String namespace, String metricName, List<Dimension> dimensions, String nextToken) {
    public MetricFilter {
        dimensions = List.copyOf(dimensions);
    }

    /** The same, from another page on. */
    public MetricFilter from(String token) {
        return new MetricFilter(namespace, metricName, dimensions, token);
    }
}
