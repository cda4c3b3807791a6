package io.postern.telemetry.model;

import java.util.List;

/**
 * A datum as it goes out.
 *
 * @param members what it was made of: one, which it then equals, or several that were merged
 */
public record AggregatedDatum<T>(MetricDatum datum, List<T> members) {
    public AggregatedDatum {
        members = List.copyOf(members);
    }
}
