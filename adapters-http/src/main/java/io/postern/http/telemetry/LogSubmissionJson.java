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
