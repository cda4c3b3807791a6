package io.postern.testkit.telemetry;

import static io.postern.testkit.telemetry.Letters.letter;
import static io.postern.testkit.telemetry.Letters.newest;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DeadLetters} over a network promises when its technology is gone. */
public interface DeadLettersOutageContract extends Breakable {

    /** A new, empty store that keeps so many letters. */
    DeadLetters letters(int lettersMax);

    /** The present, for times in letters. */
    Instant now();

    @Test
    default void aLetterDuringAnOutageIsNotTakenInSilence() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("before", now())));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> letters.add(List.of(letter("during", now()))));
        } finally {
            mendIt();
        }
    }

    @Test
    default void readingLettersDuringAnOutageSaysSoInTime() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("before", now())));
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> newest(letters, 10));
            Outages.assertUnavailable(timeLimit(), letters::count);
            Outages.assertUnavailable(timeLimit(), letters::oldest);
        } finally {
            mendIt();
        }
    }

    @Test
    default void noLetterIsFoundOrForgottenInSilenceDuringAnOutage() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("before", now())));
        DeadLetterId id = id(letters);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> letters.find(id));
            Outages.assertUnavailable(timeLimit(), () -> letters.remove(List.of(id)));
            Outages.assertUnavailable(timeLimit(), letters::expire);
        } finally {
            mendIt();
        }
    }

    @Test
    default void aLetterKeepsItsIdThroughAnOutage() {
        DeadLetters letters = letters(10);
        DeadLetter before = letter("before", now());
        letters.add(List.of(before));
        DeadLetterId id = id(letters);
        breakIt();
        mendIt();

        Outages.assertRecovers(
                () -> assertThat(letters.find(id).orElseThrow().letter()).isEqualTo(before));

        assertThat(letters.remove(List.of(id))).isEqualTo(1);
    }

    @Test
    default void lettersFromBeforeAreReadAfterwards() {
        DeadLetters letters = letters(10);
        DeadLetter before = letter("before", now());
        letters.add(List.of(before));
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> assertThat(newest(letters, 10)).containsExactly(before));
    }

    @Test
    default void lettersAreTakenAgainAfterwards() {
        DeadLetters letters = letters(10);
        DeadLetter after = letter("after", now());
        letters.add(List.of(letter("before", now())));
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> letters.add(List.of(after)));

        assertThat(newest(letters, 1)).containsExactly(after);
    }

    private static DeadLetterId id(DeadLetters letters) {
        return letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id();
    }
}
