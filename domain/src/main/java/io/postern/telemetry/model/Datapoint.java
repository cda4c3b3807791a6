package io.postern.telemetry.model;

import java.time.Instant;
import java.util.Map;

/**
 * Statistics of one period.
 *
 * @param timestamp start of the period
 * @param values by the statistic's name
 */
public record Datapoint(Instant timestamp, StandardUnit unit, Map<String, Double> values) {
    public Datapoint {
        values = Map.copyOf(values);
    }
}
