package io.postern.http.metering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.metering.model.RefusedPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of refused entries, newest first. Without a {@code next} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RefusedEntries", description = "A page of refused entries, newest first.")
record RefusedEntriesJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<RefusedEntryJson> entries,

        @Schema(description = "Where to go on, as after; absent: this was all.") @Nullable
        String next) {

    static RefusedEntriesJson of(RefusedPage page) {
        return new RefusedEntriesJson(
                page.entries().stream().map(RefusedEntryJson::of).toList(),
                page.next().isEmpty() ? null : page.next());
    }
}
