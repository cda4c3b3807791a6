package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The newest dead letters, newest first. */
@Serdeable
@Schema(name = "DeadLetters", description = "The newest dead letters, newest first.")
record DeadLettersJson(List<DeadLetterJson> deadLetters) {}
