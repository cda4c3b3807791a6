package io.postern.http.authorizer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.ReconciledHour;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Decisions and logged requests of an application in an hour. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ReconciledHour", description = "Decisions and logged requests of an application in an hour.")
record ReconciledHourJson(
        @Schema(example = "shop", requiredMode = Schema.RequiredMode.REQUIRED)
        String application,

        @Schema(
                description = "Its first instant.",
                example = "2026-05-01T10:00:00Z",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant hour,

        @Schema(
                description = "About its calls, yes or no.",
                example = "120",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long decisions,

        @Schema(
                description = "Requests of which access logs tell.",
                example = "950",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long logged,

        @Schema(
                description = "Logged requests beyond decisions; negative: more decisions.",
                example = "830",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long gap,

        @Schema(
                description = "none, cached (the gateway remembers decisions), notLogged (more decisions than"
                        + " requests), or withoutDecision: no decision in the hour, nor in the ttl before it.",
                example = "cached",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String cause) {

    static ReconciledHourJson of(ReconciledHour hour) {
        return new ReconciledHourJson(
                hour.application(),
                hour.hour(),
                hour.decisions(),
                hour.logged(),
                hour.gap(),
                hour.cause().word());
    }
}
