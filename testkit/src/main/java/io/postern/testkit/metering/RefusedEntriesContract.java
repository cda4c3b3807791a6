package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.EntryRefusal;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.RefusedPage;
import io.postern.metering.port.RefusedEntries;
import io.postern.testkit.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link RefusedEntries} promise. */
public interface RefusedEntriesContract {

    Instant AT = Instant.parse("2026-11-28T10:00:00.123Z");

    /** Room for ten entries that are kept for an hour, empty at the start of a test; the same throughout it. */
    RefusedEntries refused();

    /** The same as another replica has them. */
    default RefusedEntries replica() {
        return refused();
    }

    /** Lets time pass. */
    void advance(Duration time);

    static RefusedEntry entry(int number) {
        return new RefusedEntry(
                "id" + number,
                AT,
                EntryRefusal.NOT_JSON,
                "not one JSON object",
                "line " + number + " \u00e9\ud83d\ude80=\\n");
    }

    @Test
    default void whatIsKeptIsFoundWholeNewestFirstOnEveryReplica() {
        assertThat(refused().add(List.of(entry(1), entry(2)))).containsExactly(entry(1), entry(2));
        refused().add(List.of(entry(3)));

        assertThat(replica().find("", 10)).isEqualTo(new RefusedPage(List.of(entry(3), entry(2), entry(1)), ""));
    }

    @Test
    default void eachIdIsKeptOnce() {
        RefusedEntry other = new RefusedEntry("id1", AT.plusSeconds(1), EntryRefusal.TOO_OLD, "", "");
        refused().add(List.of(entry(1), entry(2)));

        assertThat(replica().add(List.of(other, entry(3), entry(3)))).containsExactly(entry(3));
        assertThat(refused().find("", 10).entries()).containsExactly(entry(3), entry(2), entry(1));
    }

    @Test
    default void pagesGoOnWhereTheOneBeforeEndedWhateverCameMeanwhile() {
        refused().add(List.of(entry(1), entry(2), entry(3), entry(4), entry(5)));

        RefusedPage first = refused().find("", 2);
        refused().add(List.of(entry(6)));
        RefusedPage second = replica().find(first.next(), 2);
        RefusedPage last = refused().find(second.next(), 2);

        assertThat(first.entries()).containsExactly(entry(5), entry(4));
        assertThat(second.entries()).containsExactly(entry(3), entry(2));
        assertThat(last).isEqualTo(new RefusedPage(List.of(entry(1)), ""));
    }

    @Test
    default void atTheBoundTheOldestGoAndMayComeAgain() {
        List<RefusedEntry> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) many.add(entry(i));
        refused().add(many);

        assertThat(refused().find("", 20).entries()).hasSize(10).doesNotContain(entry(0), entry(1));
        assertThat(refused().add(List.of(entry(0)))).containsExactly(entry(0));
        assertThat(refused().find("", 20).entries()).hasSize(10).first().isEqualTo(entry(0));
    }

    @Test
    default void afterTheirTimeTheyGoAndMayComeAgain() {
        refused().add(List.of(entry(1)));
        advance(Duration.ofMinutes(40));
        refused().add(List.of(entry(2)));
        advance(Duration.ofMinutes(40));

        assertThat(replica().find("", 10).entries()).containsExactly(entry(2));
        assertThat(refused().add(List.of(entry(1)))).containsExactly(entry(1));
    }

    @Test
    default void aTextThatIsNoPositionIsToldSo() {
        for (String nonsense : List.of("x", "-1", "(5", "+inf", "1e3", "9".repeat(40)))
            assertThatThrownBy(() -> refused().find(nonsense, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void ofManyWhoKeepTheSameOneDoes() {
        List<List<RefusedEntry>> kept = AtOnce.run(8, () -> replica().add(List.of(entry(1))));

        assertThat(kept.stream().filter(one -> !one.isEmpty())).hasSize(1);
    }
}
