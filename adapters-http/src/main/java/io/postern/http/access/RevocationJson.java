package io.postern.http.access;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/tokens/revoke}, for the API's description. */
@Serdeable
@Schema(name = "Revocation")
record RevocationJson(
        @Schema(description = "Whose tokens; absent: everybody's, and then before is needed.", example = "default")
        @Nullable
        String client,

        @Schema(
                description = "Those issued before this instant, ISO 8601 with a zone, not in the future; absent: now.",
                example = "2026-05-01T12:00:00Z",
                format = "date-time")
        @Nullable
        String before) {}
