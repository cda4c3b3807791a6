package io.postern.testkit.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Expiration;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.testkit.AtOnce;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Allowlist} promises. */
public interface AllowlistContract {

    /** The allowlist under test, empty at the start of a test; the same one throughout it. */
    Allowlist allowlist();

    /** The same allowlist as another replica has it. */
    default Allowlist replica() {
        return allowlist();
    }

    @Test
    default void whatIsKeptIsFoundOnEveryReplica() {
        AllowlistEntry entry = Entries.entry();

        assertThat(allowlist().add(entry, Entries.EDIT)).isEqualTo(Keeping.KEPT);

        assertThat(replica().find(entry.resourceId())).contains(entry);
        assertThat(allowlist().find(new ResourceId("s3:bucket:nobody"))).isEmpty();
    }

    @Test
    default void textsMayBeEmptyAndIdsMayHoldAnything() {
        for (String id :
                List.of("nothing", "a:b:c:d", "s3:bucket:[!x]*?", "ecr:image:sha256:f1", "s3:bucket:\u00e9 \"'{}|^%")) {
            AllowlistEntry entry = new AllowlistEntry(new ResourceId(id), new Expiration(99_999_999_999L), "", "");

            assertThat(allowlist().add(entry, Entries.EDIT)).isEqualTo(Keeping.KEPT);
            assertThat(allowlist().find(entry.resourceId())).contains(entry);
        }
    }

    @Test
    default void anIdIsTakenOnce() {
        AllowlistEntry entry = Entries.entry();
        allowlist().add(entry, Entries.EDIT);

        assertThat(replica().add(Entries.longer(entry), Entries.EDIT)).isEqualTo(Keeping.PRESENT);
        assertThat(allowlist().find(entry.resourceId())).contains(entry);
    }

    @Test
    default void allAreListedInOrderOfTheirCodePoints() {
        List<String> ids =
                List.of("a:b", "a:b:", "a:b:1", "a:b:\ufffd", "a:b:\ud83d\ude00", "ab", "s3:bucket:A", "s3:bucket:a");
        List<String> shuffled = new ArrayList<>(ids);
        Collections.reverse(shuffled);
        for (String id : shuffled) allowlist().add(Entries.of(id), Entries.EDIT);

        try (Stream<AllowlistEntry> listed = replica().list()) {
            assertThat(listed)
                    .containsExactlyElementsOf(ids.stream().map(Entries::of).toList());
        }
    }

    @Test
    default void oneThatHasExpiredIsStillThereForAWhile() {
        AllowlistEntry entry = Entries.entry().until(new Expiration(1));

        allowlist().add(entry, Entries.EDIT);

        assertThat(allowlist().find(entry.resourceId())).contains(entry);
    }

    @Test
    default void aReplacementIsSeenOnEveryReplicaAndListedOnce() {
        AllowlistEntry before = Entries.entry();
        AllowlistEntry after = new AllowlistEntry(before.resourceId(), new Expiration(5_000_000_000L), "o", "c");
        allowlist().add(before, Entries.EDIT);

        assertThat(allowlist().replace(before, after, Entries.EDIT)).isTrue();

        assertThat(replica().find(before.resourceId())).contains(after);
        try (Stream<AllowlistEntry> listed = allowlist().list()) {
            assertThat(listed).containsExactly(after);
        }
    }

    @Test
    default void whoKnowsAnOlderOneChangesNothing() {
        AllowlistEntry before = Entries.entry();
        AllowlistEntry after = Entries.longer(before);
        allowlist().add(before, Entries.EDIT);
        allowlist().replace(before, after, Entries.EDIT);

        assertThat(replica()
                        .replace(
                                before,
                                new AllowlistEntry(before.resourceId(), before.expiration(), "x", ""),
                                Entries.EDIT))
                .isFalse();
        assertThat(replica().remove(before, Entries.EDIT)).isFalse();
        assertThat(allowlist().find(before.resourceId())).contains(after);
    }

    @Test
    default void eachMemberTellsAnOlderOneApart() {
        AllowlistEntry kept = Entries.entry();
        allowlist().add(kept, Entries.EDIT);

        for (AllowlistEntry other : List.of(
                Entries.longer(kept),
                new AllowlistEntry(kept.resourceId(), kept.expiration(), "", kept.comment()),
                new AllowlistEntry(kept.resourceId(), kept.expiration(), kept.owner(), ""))) {
            assertThat(allowlist().replace(other, other, Entries.EDIT)).isFalse();
            assertThat(allowlist().remove(other, Entries.EDIT)).isFalse();
        }
        assertThat(allowlist().find(kept.resourceId())).contains(kept);
    }

    @Test
    default void whatIsGoneIsNotReplaced() {
        AllowlistEntry entry = Entries.entry();

        assertThat(allowlist().replace(entry, Entries.longer(entry), Entries.EDIT))
                .isFalse();
        assertThat(allowlist().find(entry.resourceId())).isEmpty();
    }

    @Test
    default void ofManyWhoReplaceTheSameOneOneDoes() {
        AllowlistEntry before = Entries.entry();
        allowlist().add(before, Entries.EDIT);
        AtomicInteger number = new AtomicInteger();

        List<Boolean> replaced = AtOnce.run(8, () -> allowlist()
                .replace(
                        before,
                        new AllowlistEntry(
                                before.resourceId(), before.expiration(), "owner-" + number.incrementAndGet(), ""),
                        Entries.EDIT));

        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    default void aForgottenOneIsGoneOnEveryReplica() {
        AllowlistEntry entry = Entries.entry();
        allowlist().add(entry, Entries.EDIT);

        assertThat(replica().remove(entry, Entries.EDIT)).isTrue();

        assertThat(allowlist().find(entry.resourceId())).isEmpty();
        assertThat(allowlist().remove(entry, Entries.EDIT)).isFalse();
        try (Stream<AllowlistEntry> listed = allowlist().list()) {
            assertThat(listed).isEmpty();
        }
    }
}
