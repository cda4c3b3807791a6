package io.postern.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Keeping;
import io.postern.destinations.model.KnownDestination;
import io.postern.destinations.model.Opening;
import io.postern.destinations.model.Sealed;
import io.postern.destinations.model.SealedDestination;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.PortUnavailable;
import io.postern.shared.Secret;
import io.postern.shared.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownDestinationsTest {

    private static final DestinationName SHOP = new DestinationName("shop");
    private static final DestinationName BANK = new DestinationName("bank");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final BreakableStore store = new BreakableStore();
    private final CountingBox box = new CountingBox();
    private final SetClock clock = new SetClock(NOON);
    private final KnownDestinations known = new KnownDestinations(store, box, clock);

    @Test
    void nothingIsKnownBeforeTheFirstRefresh() {
        register(SHOP, "first");

        assertThat(known.find(SHOP)).isEmpty();
        assertThat(known.everHeard()).isFalse();
    }

    @Test
    void whatIsRegisteredReplacedAndRemovedIsHeard() {
        register(SHOP, "first");
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("first");

        new ReplaceDestination(store, box).replace(destination(SHOP, "second"), ReplaceDestination.ANY_VERSION);
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("second");

        new RemoveDestination(store, _ -> List.of()).remove(SHOP, ReplaceDestination.ANY_VERSION);
        known.refresh();
        assertThat(known.find(SHOP)).isEmpty();
        assertThat(known.heardAtMillis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void oneThatWasRegisteredAnewIsHeardAlthoughItsVersionIsTheSame() {
        register(SHOP, "first");
        known.refresh();

        new RemoveDestination(store, _ -> List.of()).remove(SHOP, ReplaceDestination.ANY_VERSION);
        register(SHOP, "second");
        known.refresh();

        assertThat(description(SHOP)).isEqualTo("second");
    }

    @Test
    void onlyWhatChangedIsOpened() {
        register(SHOP, "first");
        register(BANK, "first");
        known.refresh();
        box.opened.clear();

        new ReplaceDestination(store, box).replace(destination(BANK, "second"), ReplaceDestination.ANY_VERSION);
        known.refresh();
        known.refresh();

        assertThat(box.opened).containsExactly("destination bank");
    }

    @Test
    void aStoreWhoseMarkIsTheSameIsListedOnceAMinute() {
        store.mark = Optional.of("one");
        register(SHOP, "first");
        known.refresh();
        register(BANK, "first");

        clock.advance(Duration.ofSeconds(59));
        known.refresh();
        assertThat(known.count()).isEqualTo(1);
        assertThat(store.lists).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        known.refresh();
        assertThat(known.count()).isEqualTo(2);
    }

    @Test
    void aStoreWhoseMarkIsAnotherOneIsListed() {
        store.mark = Optional.of("one");
        register(SHOP, "first");
        known.refresh();

        register(BANK, "first");
        store.mark = Optional.of("two");
        known.refresh();

        assertThat(known.count()).isEqualTo(2);
    }

    @Test
    void oneWhoseKeyCouldNotBeAskedIsTriedAgainAlthoughTheMarkIsTheSame() {
        store.mark = Optional.of("one");
        register(SHOP, "first");
        box.away = true;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("locked");

        box.away = false;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("first");
        assertThat(store.lists).isEqualTo(1);
    }

    @Test
    void whileTheStoreIsAwayWhatWasHeardLastCounts() {
        register(SHOP, "first");
        known.refresh();
        store.broken = true;

        assertThatThrownBy(known::refresh).isInstanceOf(PortUnavailable.class);

        assertThat(description(SHOP)).isEqualTo("first");
        assertThat(known.count()).isEqualTo(1);
    }

    @Test
    void whileTheMasterKeyIsAwayOnlyWhatChangedWaitsForIt() {
        register(SHOP, "first");
        known.refresh();
        new ReplaceDestination(store, box).replace(destination(SHOP, "second"), ReplaceDestination.ANY_VERSION);
        register(BANK, "first");
        box.broken = "destination shop";

        assertThatThrownBy(known::refresh).isInstanceOf(PortUnavailable.class);
        assertThat(description(SHOP)).isEqualTo("first");
        assertThat(description(BANK)).isEqualTo("first");

        box.broken = "";
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("second");
    }

    @Test
    void oneWhoseKeyCouldNotBeAskedIsTriedAgain() {
        register(SHOP, "first");
        box.away = true;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("locked");

        box.away = false;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("first");
    }

    @Test
    void oneThatWasOpenStaysSoWhileTheKeyOfItsNewSealCannotBeAsked() {
        register(SHOP, "first");
        known.refresh();
        new ReplaceDestination(store, box).replace(destination(SHOP, "second"), ReplaceDestination.ANY_VERSION);
        box.away = true;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("first");

        box.away = false;
        known.refresh();
        assertThat(description(SHOP)).isEqualTo("second");
    }

    @Test
    void listenersHearOfEachRefresh() {
        List<Integer> counts = new ArrayList<>();
        known.whenRefreshed(() -> counts.add(known.count()));
        known.refresh();
        register(SHOP, "first");
        known.refresh();

        assertThat(counts).containsExactly(0, 1);
    }

    private void register(DestinationName name, String description) {
        new RegisterDestination(store, box).register(destination(name, description));
    }

    private static Destination destination(DestinationName name, String description) {
        return new Destination(name, description, new Target.LocalStore());
    }

    private String description(DestinationName name) {
        return known.find(name).orElseThrow() instanceof KnownDestination.Open open
                ? open.destination().description()
                : "locked";
    }

    private static PortUnavailable away() {
        return new PortUnavailable("away", new IOException("away"));
    }

    private static final class BreakableStore implements DestinationStore {

        private final DestinationStore memory = new MemoryDestinationStore();
        private boolean broken;
        private Optional<String> mark = Optional.empty();
        private int lists;

        @Override
        public Optional<String> mark() {
            return mark;
        }

        @Override
        public Optional<SealedDestination> find(DestinationName name) {
            return memory.find(name);
        }

        @Override
        public List<SealedDestination> list() {
            if (broken) throw away();
            lists++;
            return memory.list();
        }

        @Override
        public Keeping add(SealedDestination destination) {
            return memory.add(destination);
        }

        @Override
        public boolean replace(SealedDestination before, SealedDestination after) {
            return memory.replace(before, after);
        }

        @Override
        public boolean remove(SealedDestination destination) {
            return memory.remove(destination);
        }
    }

    private static final class CountingBox implements SecretBox {

        private final SecretBox memory =
                new MemorySecretBox(List.of(new MasterKey("one", new Secret("the master key of tests"))));
        private final List<String> opened = new ArrayList<>();
        private String broken = "";
        private boolean away;

        @Override
        public Sealed seal(String label, Secret plain) {
            return memory.seal(label, plain);
        }

        @Override
        public Opening open(String label, Sealed sealed) {
            if (label.equals(broken)) throw away();
            if (away) return new Opening.KeyAway("one", "it does not answer");
            opened.add(label);
            return memory.open(label, sealed);
        }
    }
}
