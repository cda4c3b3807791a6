package io.postern.telemetry;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.SetClock;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Dead letters of a test, each a log event. */
final class LetterBox {

    static final DeadLetterFilter TOO_OLD =
            new DeadLetterFilter(Set.of(DeathCause.TOO_OLD), Set.of(), Set.of(), Instant.MIN, Instant.MAX);

    private static final Instant DIED_AT = Instant.parse("2026-05-01T10:00:00Z");

    final SetClock clock = new SetClock();
    final DeadLetters letters = new MemoryDeadLetters(10_000, Duration.ofDays(14), clock);

    DeadLetter add(DeathCause cause, String message) {
        return add(letter(cause, ClientId.DEFAULT, DestinationName.DEFAULT, message));
    }

    DeadLetter add(DeadLetter letter) {
        letters.add(List.of(letter));
        return letter;
    }

    void addMany(int count) {
        letters.add(IntStream.range(0, count)
                .mapToObj(i -> of(ClientId.DEFAULT, "number " + i))
                .toList());
    }

    static DeadLetter of(ClientId client, String message) {
        return letter(DeathCause.REFUSED, client, DestinationName.DEFAULT, message);
    }

    static DeadLetter to(DestinationName destination, String message) {
        return letter(DeathCause.REFUSED, ClientId.DEFAULT, destination, message);
    }

    private static DeadLetter letter(DeathCause cause, ClientId client, DestinationName destination, String message) {
        Submission.Logs remains = new Submission.Logs(
                client, DIED_AT, destination, new LogStream("shop", "web"), List.of(new LogEvent(DIED_AT, message)));
        return new DeadLetter(ReceiptId.at(DIED_AT), 7, remains, cause, "because", DIED_AT);
    }

    DeadLetterId newestId() {
        return letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id();
    }

    List<DeadLetter> kept() {
        return letters.find(DeadLetterFilter.ANY, "", 10_000).letters().stream()
                .map(KeptLetter::letter)
                .toList();
    }
}
