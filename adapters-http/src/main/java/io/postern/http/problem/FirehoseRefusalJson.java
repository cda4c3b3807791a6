package io.postern.http.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The shape that {@link FirehoseEnvelope} writes, for the API's description. */
@Serdeable
@Schema(name = "FirehoseRefusal", description = "An error as Amazon Data Firehose reads it.")
record FirehoseRefusalJson(
        @Schema(
                description = "That of the request; empty when it told none.",
                example = "ed4acda5-034f-9f42-bba1-f29aea6d7d8f",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String requestId,

        @Schema(
                description = "Now, in milliseconds since 1970.",
                example = "1795860000123",
                requiredMode = Schema.RequiredMode.REQUIRED)
        long timestamp,

        @Schema(
                example = "The request is not one of Amazon Data Firehose.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String errorMessage,

        @Schema(
                description = "The number of docs/errors.md.",
                example = "282",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int code) {}
