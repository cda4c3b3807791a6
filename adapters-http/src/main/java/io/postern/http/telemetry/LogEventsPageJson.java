package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.LogSearch;
import io.postern.telemetry.model.Reach;
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
        String nextToken,

        @Schema(description = "True: with follow, its bound ended the answer before all was said; else absent.")
        @Nullable
        Boolean boundReached) {

    static LogEventsPageJson of(LogSearch.Found found, Reach reach) {
        return new LogEventsPageJson(
                found.events().stream().map(FoundEventJson::of).toList(),
                found.nextToken().isEmpty() ? null : found.nextToken(),
                Follow.boundReached(reach, found.nextToken()));
    }
}
