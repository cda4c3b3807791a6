package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.Sums;
import io.postern.metering.model.UsageDimension;
import io.postern.metering.model.UsageGroup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls with the same names add up to. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "UsageGroup",
        description = "What calls add up to. Of its names it has those that were asked for in groupBy.")
record UsageGroupJson(
        @Schema(description = "The beginning of the bucket.", example = "2026-05-01T12:00:00Z") @Nullable
        String time,

        @Schema(description = "Empty: nobody known; (other): one too many.", example = "shop") @Nullable
        String application,

        @Schema(description = "Empty: unknown; (other): not one of HTTP's.", example = "GET") @Nullable
        String method,

        @Schema(description = "(other): one too many.", example = "/pets/{id}") @Nullable
        String route,

        @Schema(example = "2xx") @Nullable String statusClass,

        @Schema(example = "1200", requiredMode = Schema.RequiredMode.REQUIRED)
        long calls,

        @Schema(
                description = "Calls that were answered with 400 or above.",
                example = "3",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long errors,

        @Schema(
                description = "Of the bodies of all answers.",
                example = "413690",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long bytes,

        @Nullable LatencyJson latency,

        @Schema(
                description = "What the integration took on average, in milliseconds; left out: no log told it.",
                example = "29.3")
        @Nullable
        Double backendLatencyMean) {

    static UsageGroupJson of(UsageGroup group, List<UsageDimension> groupBy) {
        Sums sums = group.sums();
        return new UsageGroupJson(
                name(group, groupBy, UsageDimension.TIME),
                name(group, groupBy, UsageDimension.APPLICATION),
                name(group, groupBy, UsageDimension.METHOD),
                name(group, groupBy, UsageDimension.ROUTE),
                name(group, groupBy, UsageDimension.STATUS_CLASS),
                sums.calls(),
                group.errors(),
                sums.bytes(),
                sums.latencies().count() == 0 ? null : LatencyJson.of(sums),
                sums.backendCalls() == 0
                        ? null
                        : (Double) LatencyJson.rounded((double) sums.backendMillis() / sums.backendCalls()));
    }

    private static @Nullable String name(UsageGroup group, List<UsageDimension> groupBy, UsageDimension dimension) {
        int at = groupBy.indexOf(dimension);
        return at < 0 ? null : group.names().get(at);
    }
}
