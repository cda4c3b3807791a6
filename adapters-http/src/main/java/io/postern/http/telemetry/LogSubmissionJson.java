package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /logEvents}, for the API's description. It is read by {@link PutLogEvents}. */
@Serdeable
@Schema(name = "LogSubmission")
record LogSubmissionJson(
        @Schema(description = "From POST /token; may stand in Authorization: Bearer instead.") @Nullable
        String accessToken,

        @Schema(
                description =
                        "What the sender's clock shows when it sends: ISO 8601 with a zone, or Unix milliseconds as a"
                            + " number or 13 digits. If the clock is wrong by more than two seconds, every timestamp"
                            + " is shifted by as much; if by more than a day, the submission is refused. The server"
                            + " may set other bounds. A body that is sent again needs a new one.",
                example = "2026-05-01T12:00:00Z")
        @Nullable
        String sentAt,

        @Schema(maxLength = 512, example = "shop", requiredMode = Schema.RequiredMode.REQUIRED)
        String logGroupName,

        @Schema(maxLength = 512, example = "web", requiredMode = Schema.RequiredMode.REQUIRED)
        String logStreamName,

        @Schema(
                description = "1 to 10,000 events in any order, taken or refused together.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        List<EventJson> logEvents) {

    /** One event. */
    @Serdeable
    @Schema(name = "LogEvent")
    public record EventJson(
            @Schema(example = "checkout finished", requiredMode = Schema.RequiredMode.REQUIRED)
            String message,

            @Schema(
                    description = "Unix milliseconds, as a number or numeric string, at most two hours ahead. Events"
                            + " older than 14 days get the time of acceptance unless the server refuses them.",
                    example = "1777636800000",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            long timestamp) {}
}
