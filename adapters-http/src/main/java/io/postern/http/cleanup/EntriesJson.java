package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.EntryPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of allowlist entries. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AllowlistEntries", description = "A page of allowlist entries, by their ids.")
record EntriesJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<EntryJson> entries,

        @Schema(description = "What after is to be for the next page; left out: there is none.") @Nullable
        String next) {

    static EntriesJson of(EntryPage page) {
        return new EntriesJson(
                page.entries().stream().map(EntryJson::of).toList(), page.next().isEmpty() ? null : page.next());
    }
}
