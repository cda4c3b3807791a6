package io.postern.http.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape that {@link Envelope} writes, for the API's description. */
@Serdeable
@Schema(name = "ErrorEnvelope", description = "CloudWatch Postman's form of an error.")
record EnvelopeJson(ErrorJson error) {

    /** What is inside. */
    @Serdeable
    @Schema(name = "ErrorDetails")
    public record ErrorJson(
            @Schema(
                    description = "What is wrong, as a number that never changes its meaning; see docs/errors.md.",
                    example = "162",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            int code,

            @Schema(
                    description = "The same in a sentence.",
                    example = "Value must be a finite number.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String message,

            @Schema(description = "The first 100 things that are wrong with the content.") @Nullable
            List<RefusedRecordJson> records,

            @Schema(description = "How many things are wrong with the content.", example = "1") @Nullable
            Integer recordsTotal) {}

    /** One thing that is wrong. */
    @Serdeable
    @Schema(name = "RefusedRecord")
    public record RefusedRecordJson(
            @Schema(
                    description =
                            "Place in MetricData or logEvents, from zero; left out when the fault is not one record's.",
                    example = "3")
            @Nullable
            Integer index,

            @Schema(example = "162", requiredMode = Schema.RequiredMode.REQUIRED)
            int code,

            @Schema(
                    description = "The member at fault.",
                    example = "Value",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String field,

            @Schema(example = "Value must be a finite number.", requiredMode = Schema.RequiredMode.REQUIRED)
            String message) {}
}
