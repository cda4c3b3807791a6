package io.postern.telemetry.model;

import java.util.List;

/** What one PutMetricData carries; within its limits. */
public record MetricBatch(String namespace, List<MetricDatum> datums) {
    public MetricBatch {
        datums = List.copyOf(datums);
    }
}
