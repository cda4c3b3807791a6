package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.Allowing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What became of many. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AllowlistOutcomes", description = "What became of each, in the order of the body.")
record OutcomesJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OutcomeJson> outcomes) {

    static OutcomesJson of(List<Allowing> allowings) {
        return new OutcomesJson(allowings.stream().map(OutcomeJson::of).toList());
    }
}
