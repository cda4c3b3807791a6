package io.postern.testkit.telemetry;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Dead letters as tests need them. */
public final class Letters {

    private Letters() {}

    /** A log event with this message, refused at that time. */
    public static DeadLetter letter(String message, Instant at) {
        return letter(message, DeathCause.REFUSED, at);
    }

    /** A log event with this message, dead of that cause at that time. */
    public static DeadLetter letter(String message, DeathCause cause, Instant at) {
        return letter(Samples.logs(at, message), cause, "because", at);
    }

    public static DeadLetter letter(Submission remains, DeathCause cause, String why, Instant at) {
        return new DeadLetter(ReceiptId.at(at), 3, remains, cause, why, at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same letter of another client. */
    public static DeadLetter of(ClientId client, DeadLetter letter) {
        Submission remains =
                switch (letter.remains()) {
                    case Submission.Metrics metrics ->
                        new Submission.Metrics(
                                client,
                                metrics.acceptedAt(),
                                metrics.destination(),
                                metrics.namespace(),
                                metrics.datums());
                    case Submission.Logs logs ->
                        new Submission.Logs(
                                client, logs.acceptedAt(), logs.destination(), logs.stream(), logs.events());
                };
        return new DeadLetter(
                letter.receipt(), letter.number(), remains, letter.cause(), letter.why(), letter.diedAt());
    }

    /** What the first page shows when all are asked for. */
    public static List<DeadLetter> newest(DeadLetters letters, int max) {
        return letters.find(DeadLetterFilter.ANY, "", max).letters().stream()
                .map(KeptLetter::letter)
                .toList();
    }
}
