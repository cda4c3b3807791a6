package io.postern.http.telemetry;

import io.micronaut.serde.annotation.Serdeable;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.Submission;
import java.time.Instant;
import java.util.Locale;

/**
 * A record that was accepted and could not be delivered. Its payload is not shown: it may hold what only its sender may
 * see.
 *
 * @param target the namespace, or the log group and stream, that it was meant for
 * @param metricName of a datum; empty for a log event
 */
@Serdeable
public record DeadLetterJson(
        String id,
        String receipt,
        String client,
        String kind,
        String target,
        String metricName,
        String cause,
        String why,
        Instant acceptedAt,
        Instant diedAt) {

    static DeadLetterJson of(DeadLetter letter) {
        Submission remains = letter.remains();
        return new DeadLetterJson(
                letter.id().value(),
                remains.receipt().value(),
                remains.client().value(),
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
