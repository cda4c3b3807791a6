package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.Allowing;
import io.postern.cleanup.model.EntryFault;
import io.postern.http.problem.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one of many. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "AllowlistOutcome",
        description = "What became of one of them: the entry as it is now, or else why it was not changed.")
record OutcomeJson(
        @Nullable EntryJson entry,

        @Schema(description = "Why not.", example = "Service 's4' is either invalid or not supported") @Nullable
        String message) {

    static OutcomeJson of(Allowing allowing) {
        return switch (allowing) {
            case Allowing.Allowed allowed -> new OutcomeJson(EntryJson.of(allowed.entry()), null);
            case Allowing.Faulty(EntryFault fault) -> new OutcomeJson(null, fault.message());
            case Allowing.Full _ -> new OutcomeJson(null, Failure.ALLOWLIST_FULL.message());
            case Allowing.Contended _ -> new OutcomeJson(null, Failure.ALLOWLIST_ENTRY_CONTENDED.message());
        };
    }
}
