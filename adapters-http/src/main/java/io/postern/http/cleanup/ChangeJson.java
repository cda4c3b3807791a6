package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.RecordedChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of the allowlist. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "AllowlistChange",
        description =
                "A change of the allowlist: the entry before, if there was one, and the entry after, if there is one.")
record ChangeJson(
        @Schema(
                description = "One more than that of the change before.",
                example = "42",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long number,

        @Schema(description = "When.", example = "2026-05-01T12:00:00Z", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant at,

        @Schema(
                description = "Who: the id of the operator whose key was shown.",
                example = "k3v9q2m7x1",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String author,

        @Schema(
                description = "What the entry is for.",
                example = "s3:bucket:our-logs",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String resourceId,

        @Nullable EntryJson from,

        @Nullable EntryJson to) {

    static ChangeJson of(RecordedChange one) {
        return new ChangeJson(
                one.number(),
                one.edit().at(),
                one.edit().author().value(),
                one.change().resourceId().value(),
                one.change().from().map(EntryJson::of).orElse(null),
                one.change().to().map(EntryJson::of).orElse(null));
    }
}
