package io.postern.http.metering;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Tells Firehose that a delivery arrived. */
@Serdeable
@Schema(name = "FirehoseAnswer", description = "What Firehose takes for success.")
record FirehoseAnswerJson(
        @Schema(
                description = "That of the request.",
                example = "ed4acda5-034f-9f42-bba1-f29aea6d7d8f",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String requestId,

        @Schema(
                description = "Now, in milliseconds since 1970.",
                example = "1795860000123",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long timestamp) {}
