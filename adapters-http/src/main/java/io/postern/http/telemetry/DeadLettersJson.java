package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The newest dead letters, newest first. */
@Serdeable
public record DeadLettersJson(List<DeadLetterJson> deadLetters) {}
