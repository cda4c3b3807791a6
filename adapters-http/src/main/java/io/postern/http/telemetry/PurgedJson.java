package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Purged;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one call purged. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PurgedDeadLetters", description = "What one call threw away.")
record PurgedJson(
        @Schema(description = "How many dead letters.", requiredMode = Schema.RequiredMode.REQUIRED)
        int purged,

        @Schema(description = "Whether more may match.", requiredMode = Schema.RequiredMode.REQUIRED)
        boolean more,

        @Schema(description = "Where to go on; absent: there are no more.") @Nullable
        String next) {

    static PurgedJson of(Purged purged) {
        boolean more = !purged.next().isEmpty();
        return new PurgedJson(purged.letters(), more, more ? purged.next() : null);
    }
}
