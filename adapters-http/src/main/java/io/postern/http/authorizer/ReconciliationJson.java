package io.postern.http.authorizer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.ReconciledHour;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Decisions against logged requests. */
@Serdeable
@Schema(
        name = "Reconciliation",
        description = "By application and hour; hours in which there was neither are left out.")
record ReconciliationJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<ReconciledHourJson> hours) {

    static ReconciliationJson of(List<ReconciledHour> hours) {
        return new ReconciliationJson(hours.stream().map(ReconciledHourJson::of).toList());
    }
}
