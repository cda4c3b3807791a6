package io.postern.http.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The shape that {@link Problem} writes, for the API's description. */
@Serdeable
@Schema(name = "Problem", description = "Problem details of RFC 9457.")
record ProblemJson(
        @Schema(example = "urn:postern:error:180", requiredMode = Schema.RequiredMode.REQUIRED)
        String type,

        @Schema(example = "Bad Request", requiredMode = Schema.RequiredMode.REQUIRED)
        String title,

        @Schema(example = "400", requiredMode = Schema.RequiredMode.REQUIRED)
        int status,

        @Schema(example = "limit: 0 (expected: 1 to 10000)", requiredMode = Schema.RequiredMode.REQUIRED)
        String detail,

        @Schema(
                description = "The number of docs/errors.md.",
                example = "180",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int code) {}
