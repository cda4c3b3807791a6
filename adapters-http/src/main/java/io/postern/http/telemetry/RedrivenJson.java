package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.Redriven;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one call redrove. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RedrivenDeadLetters", description = "What one call put back into the delivery queue.")
record RedrivenJson(
        @Schema(description = "How many dead letters.", requiredMode = Schema.RequiredMode.REQUIRED)
        int redriven,

        @Schema(description = "Whether more may match.", requiredMode = Schema.RequiredMode.REQUIRED)
        boolean more,

        @Schema(
                description = "Whether letters stay because the queue of their destination was full.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        boolean queueFull,

        @Schema(description = "Where to go on; absent: at the newest, if there are more.") @Nullable
        String next) {

    static RedrivenJson of(Redriven redriven) {
        return new RedrivenJson(
                redriven.letters(),
                redriven.more(),
                redriven.queueFull(),
                redriven.next().isEmpty() ? null : redriven.next());
    }
}
