package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Datapoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/** Statistics of one period, by name, for example {@code Average} or {@code p99}. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Datapoint", description = "Statistics of one period.")
record DatapointJson(
        @Schema(description = "Start of the period.", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant timestamp,

        @Schema(description = "CloudWatch's StandardUnit.", requiredMode = Schema.RequiredMode.REQUIRED)
        String unit,

        @Schema(
                description = "By the name of the statistic, for example Average or p99.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Map<String, Double> values) {

    static DatapointJson of(Datapoint point) {
        return new DatapointJson(point.timestamp(), point.unit().wireName(), point.values());
    }
}
