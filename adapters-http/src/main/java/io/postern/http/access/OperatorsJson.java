package io.postern.http.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.access.model.Operator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All operators. */
@Serdeable
@Schema(name = "Operators", description = "All operators but the one whose key the configuration holds.")
record OperatorsJson(
        @Schema(description = "The oldest first.", requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonInclude(JsonInclude.Include.ALWAYS) // an empty list would be left out, and it is promised
        List<OperatorJson> operators) {

    static OperatorsJson of(List<Operator> operators) {
        return new OperatorsJson(operators.stream().map(OperatorJson::of).toList());
    }
}
