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

    /** Whether the series is meant. */
    public boolean matches(MetricDescriptor series) {
        return (namespace.isEmpty() || namespace.equals(series.namespace()))
                && (metricName.isEmpty() || metricName.equals(series.metricName()))
                && dimensions.stream().allMatch(wanted -> has(series, wanted));
    }

    private static boolean has(MetricDescriptor series, Dimension wanted) {
        return series.dimensions().stream()
                .anyMatch(dimension -> dimension.name().equals(wanted.name())
                        && (wanted.value().isEmpty() || dimension.value().equals(wanted.value())));
    }

    /** The same, from another page on. */
    public MetricFilter from(String token) {
        return new MetricFilter(namespace, metricName, dimensions, token);
    }
}
