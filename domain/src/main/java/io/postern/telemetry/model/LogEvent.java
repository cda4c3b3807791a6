package io.postern.telemetry.model;

import java.time.Instant;

/** One line of a log, as a sender means it. It may break CloudWatch's rules: {@link LogRules} tells. */
public record LogEvent(Instant timestamp, String message) {}
