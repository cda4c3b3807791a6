package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.AllowlistEntry;
import io.swagger.v3.oas.annotations.media.Schema;

/** An allowlist entry. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AllowlistEntry", description = "What keeps a resource, or all that a pattern means, alive.")
record EntryJson(
        @Schema(
                description = "service:resource:id; the id may be a pattern.",
                example = "s3:bucket:our-logs",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String resourceId,

        @Schema(
                description = "When it ends, in seconds since 1970.",
                example = "1782820800",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long expiration,

        @Schema(description = "Whether it ends in 2100 or later.", requiredMode = Schema.RequiredMode.REQUIRED)
        boolean permanent,

        @Schema(description = "Whose it is; may be empty.", requiredMode = Schema.RequiredMode.REQUIRED)
        String owner,

        @Schema(description = "Why; may be empty.", requiredMode = Schema.RequiredMode.REQUIRED)
        String comment) {

    static EntryJson of(AllowlistEntry entry) {
        return new EntryJson(
                entry.resourceId().value(),
                entry.expiration().epochSeconds(),
                entry.expiration().permanent(),
                entry.owner(),
                entry.comment());
    }
}
