package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.DeadLetterPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of dead letters, newest first. Without a {@code next} it is the last one. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetters", description = "A page of dead letters, newest first.")
record DeadLettersJson(
        List<DeadLetterJson> deadLetters,

        @Schema(description = "Where to go on, as after; absent: this was all.") @Nullable
        String next) {

    static DeadLettersJson of(DeadLetterPage page) {
        return new DeadLettersJson(
                page.letters().stream().map(DeadLetterJson::of).toList(),
                page.next().isEmpty() ? null : page.next());
    }
}
