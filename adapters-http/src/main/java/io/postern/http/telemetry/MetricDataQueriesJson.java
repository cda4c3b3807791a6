package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/metrics/data}, for the API's description. It is read by {@link MetricDataReader}. */
@Serdeable
@Schema(name = "MetricDataQueries")
record MetricDataQueriesJson(
        @Schema(description = "1 to 500.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<QueryJson> metricDataQueries,

        @Schema(
                description = "ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: an hour before the"
                        + " end.",
                example = "2026-05-01T11:00:00Z")
        @Nullable
        String start,

        @Schema(
                description = "ISO 8601 with a zone, or epoch seconds, from 1970 to 9999; absent: now.",
                example = "2026-05-01T12:00:00Z")
        @Nullable
        String end,

        @Schema(description = "TimestampAscending (unless said) or TimestampDescending.") @Nullable
        String scanBy,

        @Schema(description = "Values on a page, 1 to 100800; absent: as many.") @Nullable
        Integer maxDatapoints,

        @Schema(description = "Where the page before ended.") @Nullable
        String nextToken,

        @Schema(description = Follow.DESCRIPTION) @Nullable Boolean follow) {

    /** One query. */
    @Serdeable
    @Schema(name = "MetricDataQuery", description = "Either metricStat or expression.")
    public record QueryJson(
            @Schema(
                    description = "Letters, digits and _, a small letter first; one of its own each.",
                    example = "orders",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String id,

            @Nullable MetricStatJson metricStat,

            @Schema(
                    description =
                            "Metric math or a SEARCH, for CloudWatch to read; the local store knows none (code 240).",
                    example = "RATE(orders)")
            @Nullable
            String expression,

            @Schema(description = "For a legend.") @Nullable String label,

            @Schema(description = "False: only other queries need it.") @Nullable
            Boolean returnData,

            @Schema(description = "Of an expression, in seconds: 1, 5, 10, 20, 30 or a multiple of 60.") @Nullable
            Integer period) {}

    /** One statistic of one series. */
    @Serdeable
    @Schema(name = "MetricStat")
    public record MetricStatJson(
            @JsonProperty(required = true) SeriesJson metric,

            @Schema(description = "Seconds: 1, 5, 10, 20, 30 or a multiple of 60; absent: 60.", example = "60")
            @Nullable
            Integer period,

            @Schema(
                    description = "SampleCount, Average, Sum, Minimum, Maximum, or a percentile such as p99.9.",
                    example = "Sum",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String stat,

            @Schema(description = "Only what was sent in this unit; absent: any.", example = "Count") @Nullable
            String unit) {}
}
