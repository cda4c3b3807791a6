package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.LatencySketch;
import io.postern.metering.model.Sums;
import io.swagger.v3.oas.annotations.media.Schema;

/** How long callers waited, in milliseconds. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
        name = "UsageLatency",
        description =
                "How long callers waited, in milliseconds; left out where no log told it. Percentiles are within 2 % of"
                        + " the truth.")
record LatencyJson(
        @Schema(example = "41.5", requiredMode = Schema.RequiredMode.REQUIRED)
        double mean,

        @Schema(example = "32.8", requiredMode = Schema.RequiredMode.REQUIRED)
        double p50,

        @Schema(example = "90.1", requiredMode = Schema.RequiredMode.REQUIRED)
        double p90,

        @Schema(example = "217.3", requiredMode = Schema.RequiredMode.REQUIRED)
        double p99) {

    /** Of sums that hold a latency. */
    static LatencyJson of(Sums sums) {
        LatencySketch latencies = sums.latencies();
        return new LatencyJson(
                rounded((double) sums.latencyMillis() / latencies.count()),
                rounded(latencies.percentile(0.5).orElse(0)),
                rounded(latencies.percentile(0.9).orElse(0)),
                rounded(latencies.percentile(0.99).orElse(0)));
    }

    /** What lies behind the first digit is not known anyway. */
    static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
