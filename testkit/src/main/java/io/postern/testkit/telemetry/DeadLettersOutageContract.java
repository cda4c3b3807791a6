package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.Outages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DeadLetters} over a network promises when its technology is gone. */
public interface DeadLettersOutageContract {

    /** A new, empty store that keeps so many letters. */
    DeadLetters letters(int lettersMax);

    /** The present, for times in letters. */
    Instant now();

    /** Takes the technology away: stopped, hanging or cut off. */
    void breakIt();

    /** Gives it back, with what it had kept. */
    void mendIt();

    /** Longest time in which a call must have given up. */
    default Duration timeLimit() {
        return Duration.ofSeconds(5);
    }

    @Test
    default void aLetterDuringAnOutageIsNotTakenInSilence() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("before")));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> letters.add(List.of(letter("during"))));
        } finally {
            mendIt();
        }
    }

    @Test
    default void readingLettersDuringAnOutageSaysSoInTime() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("before")));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> letters.newest(10));
            Outages.assertUnavailable(timeLimit(), letters::count);
        } finally {
            mendIt();
        }
    }

    @Test
    default void lettersFromBeforeAreReadAfterwards() {
        DeadLetters letters = letters(10);
        DeadLetter before = letter("before");
        letters.add(List.of(before));
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> assertThat(letters.newest(10)).containsExactly(before));
    }

    @Test
    default void lettersAreTakenAgainAfterwards() {
        DeadLetters letters = letters(10);
        DeadLetter after = letter("after");
        letters.add(List.of(letter("before")));
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> letters.add(List.of(after)));

        assertThat(letters.newest(1)).containsExactly(after);
    }

    private DeadLetter letter(String message) {
        return new DeadLetter(
                DeadLetterId.random(),
                ReceiptId.at(now()),
                0,
                Samples.logs(now(), message),
                DeathCause.REFUSED,
                "because",
                now().truncatedTo(ChronoUnit.MILLIS));
    }
}
