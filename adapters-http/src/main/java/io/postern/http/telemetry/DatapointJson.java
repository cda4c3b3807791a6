package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Datapoint;
import java.time.Instant;
import java.util.Map;

/** Statistics of one period, by name, for example {@code Average} or {@code p99}. */
@Serdeable
public record DatapointJson(Instant timestamp, String unit, Map<String, Double> values) {

    static DatapointJson of(Datapoint point) {
        return new DatapointJson(point.timestamp(), point.unit().wireName(), point.values());
    }
}
