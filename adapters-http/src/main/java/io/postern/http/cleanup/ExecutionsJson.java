package io.postern.http.cleanup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.cleanup.model.ExecutionPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the runs of the cleanup, newest first. Without a {@code next} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Executions", description = "A page of the runs of the cleanup, newest first.")
record ExecutionsJson(
        List<ExecutionJson> executions,

        @Schema(description = "Where to go on, as before; absent: this was all.") @Nullable
        String next) {

    static ExecutionsJson of(ExecutionPage page) {
        return new ExecutionsJson(
                page.keys().stream().map(ExecutionJson::of).toList(),
                page.more() ? page.keys().getLast().value() : null);
    }
}
