package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.AllowlistEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What spares a resource. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AllowlistMatches", description = "What spares a resource.")
record MatchesJson(
        @Schema(description = "Whether an entry spares it.", requiredMode = Schema.RequiredMode.REQUIRED)
        boolean spared,

        @Schema(description = "The entries that do, by their ids.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<EntryJson> entries) {

    static MatchesJson of(List<AllowlistEntry> matches) {
        return new MatchesJson(
                !matches.isEmpty(), matches.stream().map(EntryJson::of).toList());
    }
}
