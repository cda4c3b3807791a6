package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.MetricData;
import io.postern.telemetry.model.Reach;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of many queries. Without a {@code nextToken} these are all. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MetricData", description = "Values of many queries.")
record MetricDataJson(
        List<ResultJson> metricDataResults,

        @Schema(description = "What the destination says of the request as a whole.")
        List<String> messages,

        @Schema(description = "Where to go on; absent: this was all.") @Nullable
        String nextToken,

        @Schema(description = "True: with follow, its bound ended the answer before all was said; else absent.")
        @Nullable
        Boolean boundReached) {

    static MetricDataJson of(MetricData.Found found, Reach reach) {
        return new MetricDataJson(
                found.results().stream().map(ResultJson::of).toList(),
                found.messages(),
                found.nextToken().isEmpty() ? null : found.nextToken(),
                Follow.boundReached(reach, found.nextToken()));
    }

    /** Values of one series. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MetricDataResult", description = "Values of one series.")
    public record ResultJson(
            @Schema(description = "Of the query.", example = "orders")
            String id,

            String label,

            @Schema(description = "Complete, PartialData, InternalError or Forbidden.", example = "Complete")
            String statusCode,

            @Schema(description = "The start of each value's period.")
            List<Instant> timestamps,

            @Schema(description = "As many as timestamps.") List<Double> values,

            @Schema(description = "What the destination says of this one.")
            List<String> messages) {

        static ResultJson of(MetricData.Result result) {
            return new ResultJson(
                    result.id(),
                    result.label(),
                    result.status(),
                    result.timestamps(),
                    result.values(),
                    result.messages());
        }
    }
}
