package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.LogSearch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of log events, oldest first. Without a {@code nextToken} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LogEventsPage", description = "A page of log events, oldest first.")
record LogEventsPageJson(
        List<FoundEventJson> events,

        @Schema(description = "Where to go on; absent: this was all.") @Nullable
        String nextToken) {

    static LogEventsPageJson of(LogSearch.Found found) {
        return new LogEventsPageJson(
                found.events().stream().map(FoundEventJson::of).toList(),
                found.nextToken().isEmpty() ? null : found.nextToken());
    }
}
