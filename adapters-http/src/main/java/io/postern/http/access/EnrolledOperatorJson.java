package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.EnrolOperator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A new operator, with its key. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EnrolledOperator", description = "A new operator, with its key.")
record EnrolledOperatorJson(
        @Schema(description = "By which it is removed.", requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(description = "What people know it by.", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(description = "read, ingest, operate or admin.", requiredMode = Schema.RequiredMode.REQUIRED)
        String role,

        @Schema(description = "When it was made.", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant createdAt,

        @Schema(
                description = "What it sends as x-api-key. It is shown here and never again.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String key) {

    static EnrolledOperatorJson of(EnrolOperator.Enrolled enrolled) {
        OperatorJson operator = OperatorJson.of(enrolled.operator());
        return new EnrolledOperatorJson(
                operator.id(),
                operator.name(),
                operator.role(),
                operator.createdAt(),
                enrolled.key().reveal());
    }
}
