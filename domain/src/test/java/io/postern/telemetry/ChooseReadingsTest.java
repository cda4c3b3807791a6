package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.destinations.KnownDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RemoveDestination;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.ApiName;
import io.postern.destinations.model.Credential;
import io.postern.destinations.model.Destination;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Endpoint;
import io.postern.destinations.model.Region;
import io.postern.destinations.model.Target;
import io.postern.shared.Secret;
import io.postern.telemetry.memory.LiveOutlets;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.model.LogBatch;
import io.postern.telemetry.model.LogEvent;
import io.postern.telemetry.model.LogStream;
import io.postern.telemetry.model.LogTail;
import io.postern.telemetry.model.Sight;
import io.postern.telemetry.model.TailOpening;
import io.postern.telemetry.model.TailQuery;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Readers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChooseReadingsTest {

    private static final DestinationName SHOP = new DestinationName("shop");
    private static final DestinationName BANK = new DestinationName("bank");

    private final Clock clock = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
    private final MemoryDestinationStore store = new MemoryDestinationStore();
    private final MemorySecretBox box = new MemorySecretBox(List.of(new MasterKey("one", new Secret("one of tests"))));
    private final KnownDestinations known = new KnownDestinations(store, box, clock);
    private final LiveOutlets outlets = new LiveOutlets(known, (name, _) -> OpenedOutlet.of(local(name)), this::local);
    private final LocalLogStore configured = new LocalLogStore(Duration.ofHours(1), 1000, clock);
    private final ChooseReadings chooseReadings = new ChooseReadings(
            readers(configured), reader -> (LocalLogStore) reader, new TailPlaces(2), known, outlets);

    @Test
    void whatADestinationTakesIsToldToItsOwnTails() throws InterruptedException {
        register(SHOP, new Target.LocalStore());
        register(BANK, new Target.LocalStore());

        LogTail shop = tail("shop");
        LogTail bank = tail("bank");
        open(SHOP).logs().put(hello());

        assertThat(shop.next(Duration.ZERO).events()).hasSize(1);
        assertThat(bank.next(Duration.ZERO).events()).isEmpty();
    }

    @Test
    void aTailEndsWhenItsDestinationIsAnotherAndNoOtherOneDoes() {
        register(SHOP, new Target.LocalStore());
        LogTail shop = tail("shop");
        LogTail ours = tail("default");

        register(BANK, new Target.LocalStore());
        assertThat(shop.closed()).isFalse();

        replace(SHOP, account());
        assertThat(shop.closed()).isTrue();
        assertThat(ours.closed()).isFalse();
    }

    @Test
    void aTailEndsWhenItsDestinationIsRemoved() {
        register(SHOP, new Target.LocalStore());
        LogTail shop = tail("shop");

        new RemoveDestination(store, _ -> List.of()).remove(SHOP, ReplaceDestination.ANY_VERSION);
        known.refresh();

        assertThat(shop.closed()).isTrue();
    }

    @Test
    void tailsOfAllDestinationsTogetherHaveSoManyPlaces() {
        register(SHOP, new Target.LocalStore());
        LogTail first = tail("shop");
        tail("");

        assertThat(opening("shop")).isInstanceOf(TailOpening.TooMany.class);

        first.close();
        first.close();
        tail("shop");
        assertThat(opening("")).isInstanceOf(TailOpening.TooMany.class);
    }

    @Test
    void aQuestionThatIsNotUnderstoodKeepsNoPlace() {
        register(SHOP, new Target.LocalStore());
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> readings("shop").tailLogs().open(new TailQuery("group", "", "{")))
                    .isInstanceOf(IllegalArgumentException.class);

        tail("shop");
    }

    private LogTail tail(String destination) {
        return ((TailOpening.Opened) opening(destination)).tail();
    }

    private TailOpening opening(String destination) {
        return readings(destination).tailLogs().open(new TailQuery("group", "", ""));
    }

    private Readings readings(String destination) {
        return ((ReadingsChoice.Chosen) chooseReadings.choose(destination, Sight.ALL)).readings();
    }

    private void register(DestinationName name, Target target) {
        new RegisterDestination(store, box).register(new Destination(name, "", target));
        known.refresh();
    }

    private void replace(DestinationName name, Target target) {
        new ReplaceDestination(store, box).replace(new Destination(name, "", target), ReplaceDestination.ANY_VERSION);
        known.refresh();
    }

    private Outlet.Open open(DestinationName name) {
        return (Outlet.Open) outlets.find(name);
    }

    private Outlet.Open local(DestinationName name) {
        LocalLogStore logs = new LocalLogStore(Duration.ofHours(1), 1000, clock);
        LocalMetricStore metrics = new LocalMetricStore(Duration.ofHours(1), 10, 10, clock);
        return new Outlet.Open(new BudgetScope("destination/" + name), metrics, logs, readers(logs));
    }

    private Readers readers(LocalLogStore logs) {
        return new Readers(
                new LocalMetricStore(Duration.ofHours(1), 10, 10, clock), logs, new LocalDashboards(10, clock));
    }

    private LogBatch hello() {
        return new LogBatch(new LogStream("group", "stream"), List.of(new LogEvent(clock.instant(), "hello")));
    }

    private static Target account() {
        return new Target.Aws(
                new Credential.DefaultChain(),
                new Region("eu-central-1"),
                Set.of(ApiName.LOGS),
                new Endpoint.OfRegion());
    }
}
