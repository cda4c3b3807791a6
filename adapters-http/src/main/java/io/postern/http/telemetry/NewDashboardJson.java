package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The body of {@code PUT /api/v1/dashboards/{name}}, for the API's description. */
@Serdeable
@Schema(name = "NewDashboard")
record NewDashboardJson(
        @Schema(
                description = "JSON in a string: CloudWatch's dashboard body structure, at most 1 MiB.",
                example = "{\"widgets\":[]}",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String dashboardBody) {}
