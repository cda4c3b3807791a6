package io.postern.testkit.telemetry;

import static io.postern.testkit.telemetry.Letters.letter;
import static io.postern.testkit.telemetry.Letters.newest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.model.DeadLetter;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.DeadLetterId;
import io.postern.telemetry.model.DeadLetterPage;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.model.KeptLetter;
import io.postern.telemetry.port.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link DeadLetters} promises of finding letters again and of taking them out. */
public interface DeadLetterSearchContract {

    /** A new, empty store that keeps so many letters. */
    DeadLetters letters(int lettersMax);

    /** What the clock of these stores shows. */
    Instant now();

    @Test
    default void noMoreThanAskedForAreShown() {
        DeadLetters letters = letters(10);
        DeadLetter newest = letter("newest", now());
        letters.add(List.of(letter("oldest", now()), letter("middle", now()), newest));

        DeadLetterPage page = letters.find(DeadLetterFilter.ANY, "", 1);

        assertThat(page.letters()).extracting(KeptLetter::letter).containsExactly(newest);
        assertThat(page.next()).isNotEmpty();
    }

    @Test
    default void aPageWithAllHasNoNext() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one", now()), letter("two", now())));

        assertThat(letters.find(DeadLetterFilter.ANY, "", 3).next()).isEmpty();
    }

    @Test
    default void pageByPageEachLetterIsMetOnce() {
        DeadLetters letters = letters(100);
        List<DeadLetter> added = new ArrayList<>();
        for (int i = 0; i < 23; i++) added.add(letter("number " + i, now()));
        letters.add(added);

        assertThat(all(letters, DeadLetterFilter.ANY, 5))
                .extracting(KeptLetter::letter)
                .isEqualTo(added.reversed());
    }

    @Test
    default void whatIsAddedMeanwhileIsNotMet() {
        DeadLetters letters = letters(100);
        DeadLetter one = letter("one", now());
        letters.add(List.of(one, letter("two", now())));
        String next = letters.find(DeadLetterFilter.ANY, "", 1).next();

        letters.add(List.of(letter("three", now())));

        assertThat(letters.find(DeadLetterFilter.ANY, next, 10).letters())
                .extracting(KeptLetter::letter)
                .containsExactly(one);
    }

    @Test
    default void aPageGoesOnBehindALetterThatIsGone() {
        DeadLetters letters = letters(100);
        DeadLetter one = letter("one", now());
        letters.add(List.of(one, letter("two", now())));
        DeadLetterPage page = letters.find(DeadLetterFilter.ANY, "", 1);

        letters.remove(page.letters().stream().map(KeptLetter::id).toList());

        assertThat(letters.find(DeadLetterFilter.ANY, page.next(), 10).letters())
                .extracting(KeptLetter::letter)
                .containsExactly(one);
    }

    @Test
    default void lettersAreFoundByCauseClientAndTime() {
        DeadLetters letters = letters(10);
        ClientId shop = new ClientId("shop");
        Instant noon = now().truncatedTo(ChronoUnit.MILLIS); // as exact as letters are kept
        DeadLetter refused = letter("refused", DeathCause.REFUSED, noon);
        DeadLetter tooOld = letter("too old", DeathCause.TOO_OLD, noon.minusSeconds(1));
        DeadLetter ofShop = Letters.of(shop, letter("of shop", DeathCause.TOO_NEW, noon.plusSeconds(1)));
        letters.add(List.of(refused, tooOld, ofShop));

        assertThat(found(letters, filter(Set.of(DeathCause.TOO_OLD, DeathCause.TOO_NEW), Set.of())))
                .containsExactly(ofShop, tooOld);
        assertThat(found(letters, filter(Set.of(), Set.of(shop)))).containsExactly(ofShop);
        assertThat(found(letters, filter(Set.of(DeathCause.REFUSED), Set.of(shop))))
                .isEmpty();
        assertThat(found(
                        letters,
                        new DeadLetterFilter(Set.of(), Set.of(), Set.of(), noon.minusSeconds(1), noon.plusSeconds(1))))
                .containsExactly(tooOld, refused);
    }

    @Test
    default void lettersAreFoundByTheirDestination() {
        DeadLetters letters = letters(10);
        DestinationName shop = new DestinationName("shop");
        DeadLetter ofShop = letter(Samples.sentTo(shop, Samples.logs(now(), "one")), DeathCause.REFUSED, "no", now());
        DeadLetter other = letter("another", now());
        letters.add(List.of(ofShop, other));

        assertThat(found(letters, to(shop))).containsExactly(ofShop);
        assertThat(found(letters, to(DestinationName.DEFAULT))).containsExactly(other);
    }

    @Test
    default void aRareLetterIsFoundInBoundedSteps() {
        DeadLetters letters = letters(5_000);
        DeadLetter rare = letter("rare", DeathCause.EXPIRED, now());
        letters.add(List.of(rare));
        List<DeadLetter> common = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) common.add(letter("common", now()));
        letters.add(common);
        DeadLetterFilter filter = filter(Set.of(DeathCause.EXPIRED), Set.of());

        DeadLetterPage first = letters.find(filter, "", 10);

        assertThat(first.letters()).isEmpty();
        assertThat(first.next()).isNotEmpty();
        assertThat(all(letters, filter, 10)).extracting(KeptLetter::letter).containsExactly(rare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", "12345678901234567890123", "1-2-3", "(1-2", "+"})
    default void aForeignPositionIsRefused(String after) {
        DeadLetters letters = letters(10);

        assertThatThrownBy(() -> letters.find(DeadLetterFilter.ANY, after, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("after: ");
    }

    @Test
    default void aLetterIsFoundByItsId() {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one", now()), letter("two", now())));

        for (KeptLetter kept : letters.find(DeadLetterFilter.ANY, "", 10).letters())
            assertThat(letters.find(kept.id())).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0-0", "1-2", "nobody's", "+", "12345678901234567890123-0", "😀"})
    default void anUnknownIdIsNobodys(String id) {
        DeadLetters letters = letters(10);
        letters.add(List.of(letter("one", now())));

        assertThat(letters.find(new DeadLetterId(id))).isEmpty();
        assertThat(letters.remove(List.of(new DeadLetterId(id)))).isZero();
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    default void whatIsRemovedIsGoneOnceAndTheRestStays() {
        DeadLetters letters = letters(10);
        DeadLetter stays = letter("stays", now());
        letters.add(List.of(letter("one", now()), stays, letter("two", now())));
        List<KeptLetter> kept = letters.find(DeadLetterFilter.ANY, "", 10).letters();
        List<DeadLetterId> ids = List.of(kept.get(0).id(), kept.get(2).id());

        assertThat(letters.remove(ids)).isEqualTo(2);
        assertThat(letters.remove(ids)).isZero();

        assertThat(newest(letters, 10)).containsExactly(stays);
        assertThat(letters.count()).isEqualTo(1);
        assertThat(letters.find(ids.getFirst())).isEmpty();
    }

    @Test
    default void removingNoneIsHarmless() {
        DeadLetters letters = letters(10);

        assertThat(letters.remove(List.of())).isZero();
    }

    @Test
    default void whatIsRemovedMakesRoom() {
        DeadLetters letters = letters(2);
        letters.add(List.of(letter("one", now()), letter("two", now())));

        letters.remove(List.of(
                letters.find(DeadLetterFilter.ANY, "", 1).letters().getFirst().id()));

        assertThat(letters.add(List.of(letter("three", now())))).isZero();
    }

    private DeadLetterFilter filter(Set<DeathCause> causes, Set<ClientId> clients) {
        return new DeadLetterFilter(
                causes, clients, Set.of(), now().minus(Duration.ofDays(1)), now().plus(Duration.ofDays(1)));
    }

    private static DeadLetterFilter to(DestinationName destination) {
        return new DeadLetterFilter(Set.of(), Set.of(), Set.of(destination), Instant.MIN, Instant.MAX);
    }

    private static List<DeadLetter> found(DeadLetters letters, DeadLetterFilter filter) {
        return all(letters, filter, 10).stream().map(KeptLetter::letter).toList();
    }

    private static List<KeptLetter> all(DeadLetters letters, DeadLetterFilter filter, int max) {
        List<KeptLetter> all = new ArrayList<>();
        String after = "";
        do {
            DeadLetterPage page = letters.find(filter, after, max);
            assertThat(page.letters()).hasSizeLessThanOrEqualTo(max);
            all.addAll(page.letters());
            after = page.next();
        } while (!after.isEmpty());
        return all;
    }
}
