package io.postern.telemetry.model;

import java.util.List;

/**
 * Some of the series that match.
 *
 * @param nextToken where to go on; empty: this was all
 */
public record MetricPage(List<MetricDescriptor> metrics, String nextToken) {

    /** Series on one page, as CloudWatch has it. Source: ListMetrics in the CloudWatch API reference. */
    public static final int SIZE = 500;

    public MetricPage {
        metrics = List.copyOf(metrics);
    }
}
