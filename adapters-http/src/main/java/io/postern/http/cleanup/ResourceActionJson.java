package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ResourceAction;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a run did with a resource. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ResourceAction", description = "What a run of the cleanup did with a resource.")
record ResourceActionJson(
        @Schema(example = "eu-west-1", requiredMode = Schema.RequiredMode.REQUIRED)
        String region,

        @Schema(example = "CloudWatch", requiredMode = Schema.RequiredMode.REQUIRED)
        String service,

        @Schema(example = "Log Group", requiredMode = Schema.RequiredMode.REQUIRED)
        String resource,

        @Schema(example = "/aws/lambda/orders", requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(example = "DELETE", requiredMode = Schema.RequiredMode.REQUIRED)
        String action) {

    static ResourceActionJson of(ResourceAction one) {
        return new ResourceActionJson(one.region(), one.service(), one.resource(), one.id(), one.action());
    }
}
