package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.testkit.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link ChangeTrail} promises of the {@link Allowlist} that it belongs to. */
public interface ChangeTrailContract {

    /** When a test begins. */
    Instant NOW = Instant.parse("2026-05-01T12:00:00.123Z");

    /** How many changes the trail under test holds. */
    int CHANGES_MAX = 105;

    /** And for how long. */
    Duration KEEP = Duration.ofDays(30);

    /** The allowlist, empty at the start of a test. */
    Allowlist allowlist();

    /** Its trail, as another replica may have it. */
    ChangeTrail trail();

    /** Lets time go by. */
    void advance(Duration time);

    @Test
    default void eachChangeIsToldWithWhoAndWhenAndFromAndTo() {
        AllowlistEntry entry = Entries.entry();
        AllowlistEntry longer = Entries.longer(entry);

        allowlist().add(entry, by("ann", 0));
        allowlist().replace(entry, longer, by("bob@2", 1));
        allowlist().remove(longer, by("ann", 2));

        assertThat(trail().before(Long.MAX_VALUE, 100))
                .containsExactly(
                        new RecordedChange(3, by("ann", 2), new EntryChange.Removed(longer)),
                        new RecordedChange(2, by("bob@2", 1), new EntryChange.Replaced(entry, longer)),
                        new RecordedChange(1, by("ann", 0), new EntryChange.Added(entry)));
    }

    @Test
    default void whatChangesNothingLeavesNoTrace() {
        AllowlistEntry entry = Entries.entry();
        AllowlistEntry other = Entries.longer(entry);

        allowlist().replace(entry, other, by("ann", 0));
        allowlist().remove(entry, by("ann", 0));
        allowlist().add(entry, by("ann", 0));
        assertThat(allowlist().add(other, by("bob", 0))).isEqualTo(Keeping.PRESENT);
        assertThat(allowlist().replace(other, entry, by("bob", 0))).isFalse();
        assertThat(allowlist().remove(other, by("bob", 0))).isFalse();

        assertThat(trail().before(Long.MAX_VALUE, 100))
                .containsExactly(new RecordedChange(1, by("ann", 0), new EntryChange.Added(entry)));
    }

    @Test
    default void aPageGoesOnBeforeANumber() {
        add(5);

        assertThat(numbers(Long.MAX_VALUE, 2)).containsExactly(5L, 4L);
        assertThat(numbers(4, 2)).containsExactly(3L, 2L);
        assertThat(numbers(2, 2)).containsExactly(1L);
        assertThat(numbers(1, 2)).isEmpty();
        assertThat(numbers(1_000, 1)).containsExactly(5L);
    }

    @Test
    default void anEmptyTrailTellsNothing() {
        assertThat(numbers(Long.MAX_VALUE, 100)).isEmpty();
        assertThat(numbers(1, 1)).isEmpty();
    }

    @Test
    default void ofMoreChangesThanItHoldsTheNewestStay() {
        add(CHANGES_MAX + 2);

        assertThat(numbers(Long.MAX_VALUE, 100)).hasSize(100).startsWith(CHANGES_MAX + 2L);
        assertThat(numbers(8, 100)).containsExactly(7L, 6L, 5L, 4L, 3L);
    }

    @Test
    default void whatIsOldEnoughIsToldNoLonger() {
        add(2);
        advance(KEEP.minusSeconds(1));
        allowlist().add(Entries.entry(), new Edit(new Author("ann"), NOW.plus(KEEP.minusSeconds(1))));
        assertThat(numbers(Long.MAX_VALUE, 100)).containsExactly(3L, 2L, 1L);

        advance(Duration.ofSeconds(2));
        assertThat(numbers(Long.MAX_VALUE, 100)).containsExactly(3L);
        allowlist().add(Entries.entry(), new Edit(new Author("ann"), NOW.plus(KEEP.plusSeconds(1))));
        assertThat(numbers(Long.MAX_VALUE, 100)).containsExactly(4L, 3L);
    }

    @Test
    default void textsBeyondOurBoundsAreCut() {
        AllowlistEntry wide = new AllowlistEntry(
                new ResourceId("nonsense"), new Expiration(1), "o".repeat(300), "c".repeat(1_023) + "\ud83d\ude00");
        allowlist().add(wide, by("ann", 0));

        assertThat(allowlist().find(wide.resourceId())).contains(wide);
        assertThat(trail().before(Long.MAX_VALUE, 1).getFirst().change().to())
                .contains(new AllowlistEntry(wide.resourceId(), wide.expiration(), "o".repeat(254), "c".repeat(1_023)));
    }

    @Test
    default void changesAtOnceAreAllTold() {
        AtomicInteger number = new AtomicInteger();

        AtOnce.run(4, () -> allowlist().add(Entries.entry(), by("author-" + number.incrementAndGet(), 0)));

        assertThat(trail().before(Long.MAX_VALUE, 100))
                .extracting(one -> one.edit().author().value())
                .containsExactlyInAnyOrder("author-1", "author-2", "author-3", "author-4");
        assertThat(numbers(Long.MAX_VALUE, 100)).containsExactly(4L, 3L, 2L, 1L);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) allowlist().add(Entries.entry(), by("ann", 0));
    }

    private List<Long> numbers(long before, int most) {
        return trail().before(before, most).stream().map(RecordedChange::number).toList();
    }

    private static Edit by(String author, int seconds) {
        return new Edit(new Author(author), NOW.plusSeconds(seconds));
    }
}
