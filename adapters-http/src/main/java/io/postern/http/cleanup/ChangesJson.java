package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ChangePage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the changes of the allowlist, newest first. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AllowlistChanges", description = "A page of the changes of the allowlist, newest first.")
record ChangesJson(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
        List<ChangeJson> changes,

        @Schema(description = "What before is to be for the next page; left out: there is none.") @Nullable
        Long next) {

    static ChangesJson of(ChangePage page) {
        return new ChangesJson(
                page.changes().stream().map(ChangeJson::of).toList(), page.next() == 0 ? null : page.next());
    }
}
