package io.postern.testkit.telemetry;

import static io.postern.testkit.telemetry.Letters.letter;
import static io.postern.testkit.telemetry.Letters.newest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link DeadLetters} promises of keeping letters; {@link DeadLetterSearchContract} has the rest. */
public interface DeadLettersContract {

    /** How long the stores of {@link #letters} keep a letter. */
    Duration KEEP = Duration.ofDays(14);

    /** A new, empty store that keeps so many letters, exactly, also of one destination, and each for {@link #KEEP}. */
    DeadLetters letters(int lettersMax);

    /** One in which that part of the letters is the share of one destination. */
    DeadLetters letters(int lettersMax, int destinationPercent);

    /** What the clock of these stores shows. */
    Instant now();

    /** Sets the clock of these stores on. */
    void pass(Duration time);

    @Test
    default void atFirstThereAreNone() {
        DeadLetters letters = letters(10);

        assertThat(newest(letters, 10)).isEmpty();
        assertThat(letters.count()).isZero();
        assertThat(letters.oldest()).isEmpty();
        assertThat(letters.expire()).isZero();
    }

    @Test
    default void theNewestComesFirst() {
        DeadLetters letters = letters(10);
        DeadLetter one = letter("one", now());
        DeadLetter two = letter("two", now());
        DeadLetter three = letter("three", now());

        letters.add(List.of(one, two));
        letters.add(List.of(three));

        assertThat(newest(letters, 10)).containsExactly(three, two, one);
    }

    @Test
    default void allAreCounted() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one", now()), letter("two", now())));
        letters.add(List.of(letter("three", now())));

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
        for (int i = 0; i < 12; i++) added.add(letter("number " + i, now()));
        assertThat(letters.add(added.subList(0, 4))).isZero();
        assertThat(letters.add(added.subList(4, 12))).isEqualTo(7);

        assertThat(letters.count()).isEqualTo(5);
        assertThat(newest(letters, 100)).isEqualTo(added.subList(7, 12).reversed());
    }

    @Test
    default void oneDestinationBeyondItsSharePushesOutItsOwnLettersAndNoOthers() {
        DeadLetters letters = letters(10, 40);
        List<DeadLetter> quiet = of("quiet", 3);
        List<DeadLetter> loud = of("loud", 20);
        letters.add(quiet);

        assertThat(letters.add(loud)).isEqualTo(13);

        assertThat(newest(letters, 100)).containsExactlyElementsOf(newestFirst(quiet, loud.subList(13, 20)));
    }

    @Test
    default void aLoneDestinationHasAllTheRoomUntilAnotherNeedsItsShare() {
        DeadLetters letters = letters(10, 40);
        List<DeadLetter> first = of("first", 12);
        List<DeadLetter> later = of("later", 9);
        assertThat(letters.add(first)).isEqualTo(2);
        assertThat(letters.count()).isEqualTo(10);

        assertThat(letters.add(later)).isEqualTo(9);

        assertThat(newest(letters, 100))
                .containsExactlyElementsOf(newestFirst(first.subList(6, 12), later.subList(5, 9)));
    }

    @Test
    default void whoeverIsOverItsShareMakesRoomBeforeThoseThatAreNot() {
        DeadLetters letters = letters(10, 30);
        List<DeadLetter> quiet = of("quiet", 2);
        letters.add(quiet);
        letters.add(of("loud", 5));
        letters.add(of("louder", 3));

        assertThat(letters.add(of("other", 2))).isEqualTo(2);
        assertThat(letters.add(of("another", 1))).isEqualTo(1);

        assertThat(newest(letters, 100)).endsWith(quiet.getLast());
        assertThat(count(letters, "loud")).isEqualTo(3);
    }

    @Test
    default void namesThatBeginAlikeAreCountedApart() {
        DeadLetters letters = letters(8, 25);
        letters.add(of("shop-eu", 2));
        letters.add(of("shop.eu", 2));
        letters.add(of("shop", 2));

        assertThat(letters.add(of("sho", 2))).isZero();
        assertThat(letters.add(of("shop", 1))).isEqualTo(1);
        assertThat(count(letters, "shop")).isEqualTo(2);
        assertThat(letters.count()).isEqualTo(8);
    }

    @Test
    default void whatOneDestinationLostMakesRoomForIt() {
        DeadLetters letters = letters(4, 50);
        letters.add(of("bank", 2));
        letters.add(of("shop", 2));

        letters.remove(List.of(
                letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id()));
        assertThat(letters.add(of("shop", 1))).isZero();
        pass(KEEP.plusMinutes(1));
        assertThat(letters.expire()).isEqualTo(4);

        letters.add(of("bank", 2));
        assertThat(letters.add(of("shop", 2))).isZero();
        assertThat(letters.add(of("shop", 1))).isEqualTo(1);
        assertThat(count(letters, "bank")).isEqualTo(2);
    }

    @Test
    default void allDestinationsTogetherKeepToTheBoundOfAll() {
        DeadLetters letters = letters(10, 50);
        letters.add(of("one", 5));
        letters.add(of("two", 5));

        assertThat(letters.add(of("three", 3))).isEqualTo(3);

        assertThat(letters.count()).isEqualTo(10);
        assertThat(letters.add(of("one", 3))).isEqualTo(3);
    }

    @Test
    default void theOldestTellsSinceWhenItIsKept() {
        DeadLetters letters = letters(10);
        Instant longDead = now().minus(Duration.ofDays(3));

        letters.add(List.of(letter("one", longDead)));

        assertThat(letters.oldest().orElseThrow()).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    default void aLetterIsKeptForItsTime() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one", now())));

        pass(KEEP.minusMinutes(1));

        assertThat(letters.expire()).isZero();
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    default void afterItsTimeALetterGoesOnce() {
        DeadLetters letters = letters(10_000);
        List<DeadLetter> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) many.add(letter("number " + i, now()));
        letters.add(many);

        pass(KEEP.plusMinutes(1));

        assertThat(letters.expire()).isEqualTo(250);
        assertThat(letters.expire()).isZero();
        assertThat(letters.count()).isZero();
        assertThat(letters.oldest()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void everyCauseSurvives(DeathCause cause) {
        DeadLetters letters = letters(10);
        DeadLetter letter = letter("event", cause, now());

        letters.add(List.of(letter));

        assertThat(newest(letters, 1)).containsExactly(letter);
    }

    @Test
    default void everyKindOfRecordSurvives() {
        DeadLetters letters = letters(100);
        List<DeadLetter> added = new ArrayList<>();
        for (Submission submission : Samples.ofAllKinds(now())) {
            for (Submission record : oneByOne(submission))
                added.add(letter(record, DeathCause.REFUSED, "why 😀\n\"x\"", now()));
        }

        letters.add(added);

        assertThat(newest(letters, 100)).isEqualTo(added.reversed());
    }

    private static List<DeadLetter> newestFirst(List<DeadLetter> older, List<DeadLetter> newer) {
        return Stream.concat(newer.reversed().stream(), older.reversed().stream())
                .toList();
    }

    private static int count(DeadLetters letters, String destination) {
        DeadLetterFilter filter = new DeadLetterFilter(
                Set.of(), Set.of(), Set.of(new DestinationName(destination)), Instant.MIN, Instant.MAX);
        return letters.find(filter, "", 100).letters().size();
    }

    private List<DeadLetter> of(String destination, int count) {
        List<DeadLetter> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Submission remains = Samples.sentTo(new DestinationName(destination), Samples.logs(now(), "number " + i));
            letters.add(letter(remains, DeathCause.REFUSED, "no", now()));
        }
        return letters;
    }

    private static List<Submission> oneByOne(Submission submission) {
        List<Submission> records = new ArrayList<>();
        for (int record = 0; record < submission.size(); record++) records.add(submission.part(List.of(record)));
        return records;
    }
}
