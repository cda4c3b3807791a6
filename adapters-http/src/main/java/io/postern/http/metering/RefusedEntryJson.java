package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.RefusedEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A refused entry. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RefusedEntry",
        description = "An entry of an access log that was not counted, or that a sink was never told.")
record RefusedEntryJson(
        @Schema(
                description =
                        "CloudWatch's id of the log event, or a digest of the line; behind the sink's name and a colon"
                                + " for by_sink.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(example = "2026-11-28T10:00:00.123Z", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant refusedAt,

        @Schema(example = "not_json", requiredMode = Schema.RequiredMode.REQUIRED)
        String reason,

        @Schema(example = "not one JSON object", requiredMode = Schema.RequiredMode.REQUIRED)
        String detail,

        @Schema(description = "How it begins, at most 1024 characters.", requiredMode = Schema.RequiredMode.REQUIRED)
        String text) {

    static RefusedEntryJson of(RefusedEntry entry) {
        return new RefusedEntryJson(entry.id(), entry.at(), entry.reason().word(), entry.detail(), entry.text());
    }
}
