package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.DashboardFinding;
import io.postern.telemetry.model.DashboardKeeping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the destination says of a dashboard that it keeps. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DashboardKept", description = "What the destination says of a dashboard that it keeps.")
record DashboardKeptJson(
        @Schema(description = "Warnings: what may not be shown as it was meant.")
        List<FindingJson> dashboardValidationMessages) {

    static DashboardKeptJson of(DashboardKeeping.Kept kept) {
        return new DashboardKeptJson(
                kept.findings().stream().map(FindingJson::of).toList());
    }

    /** What is said of one place in the body. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DashboardValidationMessage")
    public record FindingJson(
            @Schema(description = "Where in the body; empty: as a whole.", example = "/widgets/0")
            String dataPath,

            String message) {

        static FindingJson of(DashboardFinding finding) {
            return new FindingJson(finding.dataPath(), finding.message());
        }
    }
}
