package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.UsageQuery;
import io.postern.metering.model.UsageReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Usage of a time. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Usage", description = "Usage of a time; total is of all groups, those that are left out included.")
record UsageJson(
        @Schema(
                description = "The beginning of the first bucket.",
                example = "2026-05-01T00:00:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant start,

        @Schema(
                description = "Buckets that begin before it are in the answer.",
                example = "2026-05-02T00:00:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant end,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<UsageGroupJson> groups,

        @Schema(
                description = "How many groups are left out.",
                example = "0",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int groupsLeft,

        @JsonProperty(required = true) UsageGroupJson total) {

    static UsageJson of(UsageQuery query, UsageReport.Known report) {
        return new UsageJson(
                query.question().first().start(),
                query.question().until(),
                report.groups().stream()
                        .map(group -> UsageGroupJson.of(group, query.groupBy()))
                        .toList(),
                report.groupsLeft(),
                UsageGroupJson.of(report.total(), List.of()));
    }
}
