package io.postern.telemetry.model;

import java.util.List;

/** The identity of one series. */
public record MetricDescriptor(String namespace, String metricName, List<Dimension> dimensions) {
    public MetricDescriptor {
        dimensions = List.copyOf(dimensions);
    }
}
