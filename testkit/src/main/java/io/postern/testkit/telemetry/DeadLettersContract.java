package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link DeadLetters} promises. */
public interface DeadLettersContract {

    /** A new, empty store that keeps so many letters, exactly. */
    DeadLetters letters(int lettersMax);

    /** The present, for times in letters. */
    Instant now();

    @Test
    default void atFirstThereAreNone() {
        DeadLetters letters = letters(10);

        assertThat(letters.newest(10)).isEmpty();
        assertThat(letters.count()).isZero();
    }

    @Test
    default void theNewestComesFirst() {
        DeadLetters letters = letters(10);
        DeadLetter one = letter("one");
        DeadLetter two = letter("two");
        DeadLetter three = letter("three");

        letters.add(List.of(one, two));
        letters.add(List.of(three));

        assertThat(letters.newest(10)).containsExactly(three, two, one);
    }

    @Test
    default void noMoreThanAskedForAreShown() {
        DeadLetters letters = letters(10);
        DeadLetter newest = letter("newest");
        letters.add(List.of(letter("oldest"), letter("middle"), newest));

        assertThat(letters.newest(1)).containsExactly(newest);
    }

    @Test
    default void allAreCounted() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one"), letter("two")));
        letters.add(List.of(letter("three")));

        assertThat(letters.count()).isEqualTo(3);
    }

    @Test
    default void addingNoneIsHarmless() {
        DeadLetters letters = letters(10);

        letters.add(List.of());

        assertThat(letters.count()).isZero();
    }

    @Test
    default void beyondTheBoundTheOldestGo() {
        DeadLetters letters = letters(5);
        List<DeadLetter> added = new ArrayList<>();
        for (int i = 0; i < 12; i++) added.add(letter("number " + i));
        assertThat(letters.add(added.subList(0, 4))).isZero();
        assertThat(letters.add(added.subList(4, 12))).isEqualTo(7);

        assertThat(letters.count()).isEqualTo(5);
        assertThat(letters.newest(100)).isEqualTo(added.subList(7, 12).reversed());
    }

    @ParameterizedTest
    @EnumSource
    default void everyCauseSurvives(DeathCause cause) {
        DeadLetters letters = letters(10);
        DeadLetter letter = letter(Samples.logs(now(), "event"), cause, "why");

        letters.add(List.of(letter));

        assertThat(letters.newest(1)).containsExactly(letter);
    }

    @Test
    default void everyKindOfRecordSurvives() {
        DeadLetters letters = letters(100);
        List<DeadLetter> added = new ArrayList<>();
        for (Submission submission : Samples.ofAllKinds(now())) {
            for (Submission record : oneByOne(submission))
                added.add(letter(record, DeathCause.REFUSED, "why 😀\n\"x\""));
        }

        letters.add(added);

        assertThat(letters.newest(100)).isEqualTo(added.reversed());
    }

    private DeadLetter letter(String message) {
        return letter(Samples.logs(now(), message), DeathCause.REFUSED, "because");
    }

    private DeadLetter letter(Submission remains, DeathCause cause, String why) {
        return new DeadLetter(
                DeadLetterId.random(),
                ReceiptId.at(now()),
                3,
                remains,
                cause,
                why,
                now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static List<Submission> oneByOne(Submission submission) {
        List<Submission> records = new ArrayList<>();
        for (int record = 0; record < submission.size(); record++) records.add(submission.part(List.of(record)));
        return records;
    }
}
