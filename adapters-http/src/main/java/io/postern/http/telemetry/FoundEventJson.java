package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.LogSearch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A log event as the destination stores it. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FoundLogEvent", description = "A log event as the destination stores it.")
record FoundEventJson(String eventId, String logStreamName, Instant timestamp, Instant ingestionTime, String message) {

    static FoundEventJson of(LogSearch.FoundEvent event) {
        return new FoundEventJson(
                event.eventId(), event.streamName(), event.timestamp(), event.ingestedAt(), event.message());
    }
}
