package io.postern.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryChangeTrail;
import io.postern.cleanup.memory.MemoryCleanupSettings;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Author;
import io.postern.cleanup.model.ChangePage;
import io.postern.cleanup.model.ChangeSearch;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Extension;
import io.postern.cleanup.model.NewEntry;
import io.postern.cleanup.model.RecordedChange;
import io.postern.cleanup.model.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ListChangesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final Author ANN = new Author("ann");
    private static final Author BOB = new Author("bob");
    private static final String BUCKET = "s3:bucket:mine";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemoryChangeTrail trail = new MemoryChangeTrail(10_000, Duration.ofDays(1), clock);
    private final MemoryAllowlist allowlist = new MemoryAllowlist(10_000, trail, clock);
    private final DescribeServices services = new DescribeServices(new MemoryCleanupSettings());
    private final ListChanges listChanges = new ListChanges(trail);

    @Test
    void everyWayInLeavesAChangeWithItsAuthor() {
        new AllowResource(allowlist, services, clock).allow(new NewEntry(BUCKET, "web", "", false), ANN);
        new ExtendEntry(allowlist, services, clock).extend(new Extension(BUCKET, "1", "", "why"), BOB);
        new AllowMany(allowlist, services, clock).allow(List.of(new NewEntry(BUCKET, "x", "", true)), ANN);
        new ExtendMany(allowlist, services, clock).extend(List.of(new Extension(BUCKET, "1", "y", "")), BOB);
        new WithdrawResource(allowlist, clock).withdraw(new ResourceId(BUCKET), ANN);

        ChangePage page = listChanges.list(new ChangeSearch("", "", 0, 100));

        AllowlistEntry made = entry(NOW.plus(Duration.ofDays(60)).getEpochSecond(), "web", "");
        AllowlistEntry extended = entry(made.expiration().epochSeconds(), "web", "why");
        AllowlistEntry permanent = entry(4_102_444_800L, "x", "");
        AllowlistEntry owned = entry(4_102_444_800L, "y", "");
        assertThat(page.changes())
                .containsExactly(
                        change(5, ANN, new EntryChange.Removed(owned)),
                        change(4, BOB, new EntryChange.Replaced(permanent, owned)),
                        change(3, ANN, new EntryChange.Replaced(extended, permanent)),
                        change(2, BOB, new EntryChange.Replaced(made, extended)),
                        change(1, ANN, new EntryChange.Added(made)));
        assertThat(page.next()).isZero();
    }

    @Test
    void whatIsRefusedOrNotThereLeavesNoTrace() {
        new AllowResource(allowlist, services, clock).allow(new NewEntry("s4:bucket:x", "", "", false), ANN);
        new WithdrawResource(allowlist, clock).withdraw(new ResourceId(BUCKET), ANN);

        assertThat(listChanges.list(new ChangeSearch("", "", 0, 100)).changes()).isEmpty();
    }

    @Test
    void thoseAreFoundThatAreWanted() {
        record(1, ANN);
        record(2, BOB);
        record(3, ANN);

        assertThat(numbers(new ChangeSearch("s3:bucket:2", "", 0, 100))).containsExactly(2L);
        assertThat(numbers(new ChangeSearch("", "ann", 0, 100))).containsExactly(3L, 1L);
        assertThat(numbers(new ChangeSearch("s3:bucket:2", "ann", 0, 100))).isEmpty();
        assertThat(numbers(new ChangeSearch("", "", 3, 100))).containsExactly(2L, 1L);
    }

    @Test
    void aPageTellsWhereItGoesOn() {
        for (int i = 1; i <= 250; i++) record(i, ANN);

        ChangePage first = listChanges.list(new ChangeSearch("", "", 0, 200));
        ChangePage rest = listChanges.list(new ChangeSearch("", "", first.next(), 200));

        assertThat(first.next()).isEqualTo(51);
        assertThat(rest.changes()).hasSize(50);
        assertThat(rest.next()).isZero();
        assertThat(listChanges.list(new ChangeSearch("", "", 51, 50)).next()).isZero();
    }

    @Test
    void aPageLooksAtAThousandAndGoesOnBehindThem() {
        record(1, BOB);
        for (int i = 2; i <= 1_101; i++) record(i, ANN);

        ChangePage first = listChanges.list(new ChangeSearch("", "bob", 0, 10));
        ChangePage rest = listChanges.list(new ChangeSearch("", "bob", first.next(), 10));

        assertThat(first).isEqualTo(new ChangePage(List.of(), 102));
        assertThat(rest.changes()).extracting(RecordedChange::number).containsExactly(1L);
        assertThat(rest.next()).isZero();
    }

    @Test
    void nonsenseIsNoSearchAndNoAuthor() {
        assertThatThrownBy(() -> new ChangeSearch("", "", -1, 1)).hasMessageStartingWith("before: -1 (expected: ");
        assertThatThrownBy(() -> new ChangeSearch("", "", 0, 1_001)).hasMessage("limit: 1001 (expected: 1 to 1000)");
        for (String text : new String[] {"", " ", "a\0b", "x".repeat(65)})
            assertThatThrownBy(() -> new Author(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private void record(int id, Author author) {
        allowlist.add(
                new AllowlistEntry(new ResourceId("s3:bucket:" + id), new Expiration(1), "", ""),
                new Edit(author, NOW));
    }

    private List<Long> numbers(ChangeSearch search) {
        return listChanges.list(search).changes().stream()
                .map(RecordedChange::number)
                .toList();
    }

    private static RecordedChange change(long number, Author author, EntryChange change) {
        return new RecordedChange(number, new Edit(author, NOW), change);
    }

    private static AllowlistEntry entry(long expiration, String owner, String comment) {
        return new AllowlistEntry(new ResourceId(BUCKET), new Expiration(expiration), owner, comment);
    }
}
