package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Dashboard;
import io.swagger.v3.oas.annotations.media.Schema;

/** A dashboard with its body. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Dashboard", description = "A dashboard with its body.")
record DashboardJson(
        @Schema(example = "shop-orders", requiredMode = Schema.RequiredMode.REQUIRED)
        String dashboardName,

        @Schema(
                description = "JSON in a string: CloudWatch's dashboard body structure.",
                example = "{\"widgets\":[]}",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String dashboardBody) {

    static DashboardJson of(Dashboard dashboard) {
        return new DashboardJson(dashboard.name().value(), dashboard.body());
    }
}
