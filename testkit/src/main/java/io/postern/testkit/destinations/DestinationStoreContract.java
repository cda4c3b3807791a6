package io.postern.testkit.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.port.DestinationStore;
import io.postern.testkit.AtOnce;
import io.postern.testkit.Unique;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link DestinationStore} promises. */
public interface DestinationStoreContract {

    /** The store under test, empty at first; the same one throughout a test. */
    DestinationStore store();

    /** Another replica on the same technology; an adapter that lives in one process gives the same store. */
    default DestinationStore replica() {
        return store();
    }

    /**
     * Keeps all of them in the store, which has been used before and has room for them; an adapter for which a thousand
     * additions take long may write what they would have written.
     */
    default void fill(List<SealedDestination> destinations) {
        for (SealedDestination destination : destinations)
            assertThat(store().add(destination)).isEqualTo(Keeping.KEPT);
    }

    @Test
    default void whatIsKeptIsFoundOnEveryReplica() {
        SealedDestination one = destination("one");

        assertThat(store().add(one)).isEqualTo(Keeping.KEPT);

        assertThat(store().find(one.name())).contains(one);
        assertThat(replica().find(one.name())).contains(one);
    }

    @Test
    default void anUnknownNameIsNotFound() {
        assertThat(store().find(new DestinationName("nobody"))).isEmpty();
    }

    @Test
    default void aNameIsTakenOnce() {
        SealedDestination one = destination("one");
        store().add(one);

        assertThat(replica().add(changed(one, "other"))).isEqualTo(Keeping.NAME_TAKEN);
        assertThat(store().find(one.name())).contains(one);
    }

    @Test
    default void ofManyThatTakeANameAtOnceOneGetsIt() {
        DestinationName name = new DestinationName(Unique.name("destination"));
        AtomicInteger number = new AtomicInteger();

        List<Keeping> keepings = AtOnce.run(
                8, () -> store().add(new SealedDestination(name, 1, new Sealed("seal-" + number.incrementAndGet()))));

        assertThat(keepings).containsOnlyOnce(Keeping.KEPT).contains(Keeping.NAME_TAKEN);
    }

    @Test
    default void allAreListedByName() {
        SealedDestination one = destination("one");
        SealedDestination other = destination("other");
        store().add(other);
        replica().add(one);

        assertThat(store().list()).containsExactly(one, other);
    }

    @Test
    default void oneIsReplacedByWhoKnowsIt() {
        SealedDestination before = destination("one");
        SealedDestination after = changed(before, "after");
        store().add(before);

        assertThat(replica().replace(before, after)).isTrue();

        assertThat(store().find(before.name())).contains(after);
        assertThat(store().list()).containsExactly(after);
    }

    @Test
    default void whoKnowsAnOlderOneReplacesNothing() {
        SealedDestination before = destination("one");
        SealedDestination after = changed(before, "after");
        store().add(before);
        store().replace(before, after);

        assertThat(replica().replace(before, changed(before, "lost"))).isFalse();
        assertThat(store().find(before.name())).contains(after);
    }

    @Test
    default void aSealOfTheSameVersionIsAnotherOne() {
        SealedDestination before = destination("one");
        SealedDestination renewed = new SealedDestination(before.name(), before.version(), new Sealed("renewed"));
        store().add(before);

        assertThat(store().replace(before, renewed)).isTrue();
        assertThat(store().replace(before, changed(before, "lost"))).isFalse();
        assertThat(store().remove(before)).isFalse();
        assertThat(store().find(before.name())).contains(renewed);
    }

    @Test
    default void whatIsGoneIsNotReplaced() {
        SealedDestination before = destination("one");

        assertThat(store().replace(before, changed(before, "after"))).isFalse();
        assertThat(store().find(before.name())).isEmpty();
    }

    @Test
    default void ofManyWhoReplaceTheSameOneOneDoes() {
        SealedDestination before = destination("one");
        store().add(before);
        AtomicInteger number = new AtomicInteger();

        List<Boolean> replaced =
                AtOnce.run(8, () -> store().replace(before, changed(before, "after-" + number.incrementAndGet())));

        assertThat(replaced).containsOnlyOnce(true);
    }

    @Test
    default void aForgottenOneIsGoneOnEveryReplica() {
        SealedDestination one = destination("one");
        store().add(one);

        assertThat(replica().remove(one)).isTrue();

        assertThat(store().find(one.name())).isEmpty();
        assertThat(store().list()).isEmpty();
        assertThat(store().remove(one)).isFalse();
    }

    @Test
    default void whoKnowsAnOlderOneForgetsNothing() {
        SealedDestination before = destination("one");
        SealedDestination after = changed(before, "after");
        store().add(before);
        store().replace(before, after);

        assertThat(store().remove(before)).isFalse();
        assertThat(store().find(before.name())).contains(after);
    }

    @Test
    default void whereThereIsAMarkItIsAnotherOneAfterEachChange() {
        Optional<String> first = store().mark();
        if (first.isEmpty()) return;
        Set<String> marks = new HashSet<>(Set.of(first.get()));
        SealedDestination before = destination("one");
        SealedDestination after = changed(before, "after");
        List<Runnable> changes =
                List.of(() -> store().add(before), () -> store().replace(before, after), () -> store().remove(after));

        for (Runnable change : changes) {
            change.run();

            assertThat(marks.add(replica().mark().orElseThrow())).isTrue();
            assertThat(store().mark()).isEqualTo(replica().mark());
        }
    }

    @Test
    default void thereIsRoomForSoManyAndNoMore() {
        SealedDestination first = destination("first");
        store().add(first);
        fill(Stream.generate(() -> destination("more"))
                .limit(DestinationStore.DESTINATIONS_MAX - 2)
                .toList());

        assertThat(store().add(destination("last"))).isEqualTo(Keeping.KEPT);
        assertThat(replica().list()).hasSize(DestinationStore.DESTINATIONS_MAX);
        assertThat(store().add(destination("one-more"))).isEqualTo(Keeping.FULL);
        assertThat(store().add(changed(first, "taken"))).isEqualTo(Keeping.NAME_TAKEN);

        store().remove(first);
        assertThat(store().add(destination("one-more"))).isEqualTo(Keeping.KEPT);
    }

    private static SealedDestination destination(String word) {
        return new SealedDestination(new DestinationName(Unique.name(word)), 1, new Sealed("1.a.c2VhbA.dGV4dA"));
    }

    private static SealedDestination changed(SealedDestination before, String seal) {
        return new SealedDestination(before.name(), before.version() + 1, new Sealed(seal));
    }
}
