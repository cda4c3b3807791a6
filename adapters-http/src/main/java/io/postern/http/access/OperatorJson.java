package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Operator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An operator, without its key. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Operator", description = "A person or job that administers.")
record OperatorJson(
        @Schema(description = "By which it is removed.", requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(description = "What people know it by.", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,

        @Schema(description = "read, ingest, operate or admin.", requiredMode = Schema.RequiredMode.REQUIRED)
        String role,

        @Schema(description = "When it was made.", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant createdAt) {

    static OperatorJson of(Operator operator) {
        return new OperatorJson(
                operator.id().value(), operator.name(), Roles.word(operator.role()), operator.createdAt());
    }
}
