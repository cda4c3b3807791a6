package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ActionChange;
import io.swagger.v3.oas.annotations.media.Schema;

/** A resource with which two runs did something else. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ActionChange", description = "A resource with which two runs of the cleanup did something else.")
record ActionChangeJson(
        @Schema(example = "eu-west-1", requiredMode = Schema.RequiredMode.REQUIRED)
        String region,

        @Schema(example = "CloudWatch", requiredMode = Schema.RequiredMode.REQUIRED)
        String service,

        @Schema(example = "Log Group", requiredMode = Schema.RequiredMode.REQUIRED)
        String resource,

        @Schema(example = "/aws/lambda/orders", requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(
                description = "What the first run did.",
                example = "SKIP - TTL",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String before,

        @Schema(
                description = "What the second run did.",
                example = "DELETE",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String after) {

    static ActionChangeJson of(ActionChange one) {
        return new ActionChangeJson(one.region(), one.service(), one.resource(), one.id(), one.before(), one.after());
    }
}
