package io.postern.http.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.Submission;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;

/**
 * A record that was accepted and could not be delivered. Its payload is not shown: it may hold what only its sender may
 * see.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetter", description = "A record that was accepted and could not be delivered.")
record DeadLetterJson(
        @Schema(
                description = "By which it is read, redriven and purged. Its form may change.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String id,

        @Schema(
                description = "That of the submission that the record came with.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String receipt,

        @Schema(
                description = "Its number among the records of that submission, from zero.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        int number,

        String client,

        @Schema(
                description = "The name of the one that it was to go to; default is the configured one.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String destination,

        @Schema(description = "metric or log.", requiredMode = Schema.RequiredMode.REQUIRED)
        String kind,

        @Schema(
                description = "The namespace, or the log group and stream with a colon between them.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String target,

        @Schema(description = "Empty for a log event.", requiredMode = Schema.RequiredMode.REQUIRED)
        String metricName,

        @Schema(
                description = "refused, too_old, too_new, expired or aged_while_waiting.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String cause,

        @Schema(description = "The destination's words.", requiredMode = Schema.RequiredMode.REQUIRED)
        String why,

        @Schema(
                description = "When the record was accepted, or redriven last.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        Instant acceptedAt,

        Instant diedAt) {

    static DeadLetterJson of(KeptLetter kept) {
        DeadLetter letter = kept.letter();
        Submission remains = letter.remains();
        return new DeadLetterJson(
                kept.id().value(),
                letter.receipt().value(),
                letter.number(),
                remains.client().value(),
                remains.destination().value(),
                remains instanceof Submission.Metrics ? "metric" : "log",
                target(remains),
                metricName(remains),
                letter.cause().name().toLowerCase(Locale.ROOT),
                letter.why(),
                remains.acceptedAt(),
                letter.diedAt());
    }

    private static String target(Submission remains) {
        return switch (remains) {
            case Submission.Metrics metrics -> metrics.namespace();
            case Submission.Logs logs ->
                logs.stream().group() + ":" + logs.stream().name();
        };
    }

    private static String metricName(Submission remains) {
        return remains instanceof Submission.Metrics metrics
                ? metrics.datums().getFirst().metricName()
                : "";
    }
}
