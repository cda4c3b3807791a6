package io.postern.telemetry.model;

import java.time.Instant;
import java.util.List;

/**
 * One measurement of one series, as a sender means it. It may break CloudWatch's rules: {@link MetricRules} tells.
 *
 * @param timestamp when it was measured; a sender that says nothing means now
 * @param storageResolution seconds between stored points, 1 or 60
 */
public record MetricDatum(
        String metricName,
        List<Dimension> dimensions,
        Instant timestamp,
        MetricValue value,
        StandardUnit unit,
        int storageResolution) {

    public MetricDatum {
        dimensions = List.copyOf(dimensions);
    }

    /** The same measurement at another time. */
    public MetricDatum at(Instant other) {
        return new MetricDatum(metricName, dimensions, other, value, unit, storageResolution);
    }
}
