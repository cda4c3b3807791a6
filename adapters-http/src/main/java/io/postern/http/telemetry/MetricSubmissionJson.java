package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /metric}, for the API's description. It is read by {@link PutMetricData}. */
@Serdeable
@Schema(name = "MetricSubmission")
record MetricSubmissionJson(
        @Schema(description = "From POST /token; may stand in Authorization: Bearer instead.") @Nullable
        String accessToken,

        @Schema(
                description =
                        "What the sender's clock shows when it sends: ISO 8601 with a zone, or Unix milliseconds as a"
                            + " number or 13 digits. If the clock is wrong by more than two seconds, every Timestamp"
                            + " is shifted by as much; if by more than a day, the submission is refused. The server"
                            + " may set other bounds. A body that is sent again needs a new one.",
                example = "2026-05-01T12:00:00Z")
        @Nullable
        String sentAt,

        ParamsJson params) {

    /** CloudWatch's PutMetricData input. */
    @Serdeable
    @Schema(name = "PutMetricDataInput", description = "CloudWatch's PutMetricData input, in its own spelling.")
    public record ParamsJson(
            @JsonProperty("Namespace")
            @Schema(maxLength = 255, example = "shop", requiredMode = Schema.RequiredMode.REQUIRED)
            String namespace,

            @JsonProperty("MetricData")
            @Schema(
                    description = "1 to 1000 datums, taken or refused together.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            List<DatumJson> metricData) {}

    /** One datum. */
    @Serdeable
    @Schema(
            name = "MetricDatum",
            description = "One of Value, Values (with Counts) and StatisticValues. Numbers may be numeric strings.")
    public record DatumJson(
            @JsonProperty("MetricName")
            @Schema(maxLength = 255, example = "orders", requiredMode = Schema.RequiredMode.REQUIRED)
            String metricName,

            @JsonProperty("Value") @Schema(example = "1") @Nullable
            Double value,

            @JsonProperty("Values") @Schema(description = "At most 150 unique values.") @Nullable
            List<Double> values,

            @JsonProperty("Counts") @Schema(description = "How often each value was measured; absent: once.") @Nullable
            List<Double> counts,

            @JsonProperty("StatisticValues") @Nullable StatisticSetJson statisticValues,

            @JsonProperty("Unit") @Schema(example = "Count") @Nullable
            String unit,

            @JsonProperty("Timestamp")
            @Schema(
                    description = "ISO 8601 with a zone, or epoch seconds (with fraction) as a number or numeric"
                            + " string; absent: now. At most two hours ahead. Datums older than 14 days are refused"
                            + " unless the server gives them the time of acceptance.",
                    example = "2026-05-01T12:00:00Z")
            @Nullable
            String timestamp,

            @JsonProperty("StorageResolution")
            @Schema(description = "1 or 60 seconds; absent: 60.", example = "60")
            @Nullable
            Integer storageResolution,

            @JsonProperty("Dimensions") @Schema(description = "At most 30, of ASCII characters.") @Nullable
            List<DatumDimensionJson> dimensions) {}

    /** One dimension, as CloudWatch spells it. */
    @Serdeable
    @Schema(name = "MetricDatumDimension")
    public record DatumDimensionJson(
            @JsonProperty("Name")
            @Schema(maxLength = 255, example = "page", requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @JsonProperty("Value")
            @Schema(maxLength = 1024, example = "/home", requiredMode = Schema.RequiredMode.REQUIRED)
            String value) {}

    /** Many measurements, summed up. */
    @Serdeable
    @Schema(name = "StatisticSet")
    public record StatisticSetJson(
            @JsonProperty("SampleCount") @Schema(example = "2", requiredMode = Schema.RequiredMode.REQUIRED)
            double sampleCount,

            @JsonProperty("Sum") @Schema(example = "5", requiredMode = Schema.RequiredMode.REQUIRED)
            double sum,

            @JsonProperty("Minimum") @Schema(example = "1.5", requiredMode = Schema.RequiredMode.REQUIRED)
            double minimum,

            @JsonProperty("Maximum") @Schema(example = "3.5", requiredMode = Schema.RequiredMode.REQUIRED)
            double maximum) {}
}
