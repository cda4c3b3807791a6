package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.postern.destinations.model.Registration;
import io.postern.destinations.model.Target;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import io.postern.telemetry.memory.LiveOutlets;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.port.OpenedOutlet;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import io.postern.telemetry.port.Readers;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LiveOutletsTest implements OutletsContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final DestinationStore store = new MemoryDestinationStore();
    private final SecretBox box = new MemorySecretBox(List.of(new MasterKey("one", new Secret("the one of tests"))));
    private final KnownDestinations known = new KnownDestinations(store, box, clock);
    private final List<String> made = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final LiveOutlets outlets = new LiveOutlets(known, this::account, this::local);

    LiveOutletsTest() {
        known.refresh();
    }

    @Override
    public Outlets outlets() {
        return outlets;
    }

    @Override
    public void register(DestinationName name, Target target) {
        Destination destination = new Destination(name, "", target);
        if (new RegisterDestination(store, box).register(destination) instanceof Registration.NameTaken)
            new ReplaceDestination(store, box).replace(destination, ReplaceDestination.ANY_VERSION);
        known.refresh();
    }

    @Override
    public void remove(DestinationName name) {
        new RemoveDestination(store, _ -> List.of()).remove(name, ReplaceDestination.ANY_VERSION);
        known.refresh();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void anOutletIsMadeWhenItIsFirstAskedForAndClosedWhenItsTargetChanges() {
        register(SHOP, account("eu-central-1"));
        assertThat(made).isEmpty();

        outlets.find(SHOP);
        outlets.find(SHOP);
        assertThat(made).containsExactly("eu-central-1");

        register(SHOP, account("eu-west-1"));
        assertThat(closed).containsExactly("eu-central-1");

        outlets.find(SHOP);
        outlets.close();
        assertThat(made).containsExactly("eu-central-1", "eu-west-1");
        assertThat(closed).containsExactly("eu-central-1", "eu-west-1");
    }

    @Test
    void oneThatNoMasterKeyOpensSaysWhy() {
        SecretBox other = new MemorySecretBox(List.of(new MasterKey("two", new Secret("the two of tests"))));
        new RegisterDestination(store, other).register(new Destination(SHOP, "", new Target.LocalStore()));
        known.refresh();

        assertThat(outlets.find(SHOP))
                .isEqualTo(new Outlet.Closed(
                        "the destination shop does not open: it was sealed with the key two," + " which is not here"));
    }

    @Test
    void beforeAnythingWasHeardItIsNotSaidThatThereIsNone() {
        LiveOutlets early = new LiveOutlets(new KnownDestinations(store, box, clock), this::account, this::local);

        assertThat(early.find(SHOP)).isInstanceOfSatisfying(Outlet.Closed.class, closed -> assertThat(closed.why())
                .contains("shop is not known yet"));
    }

    private OpenedOutlet account(DestinationName name, Target.Aws target) {
        String region = target.region().value();
        made.add(region);
        Outlet.Open outlet = local(name);
        return new OpenedOutlet(() -> outlet, () -> closed.add(region));
    }

    private Outlet.Open local(DestinationName name) {
        LocalMetricStore metrics = new LocalMetricStore(Duration.ofHours(1), 10, 10, clock);
        LocalLogStore logs = new LocalLogStore(Duration.ofHours(1), 1000, clock);
        Readers readers = new Readers(metrics, logs, new LocalDashboards(10, clock));
        return new Outlet.Open(new BudgetScope("destination/" + name), metrics, logs, readers);
    }

    private static Target account(String region) {
        return new Target.Aws(
                new Credential.DefaultChain(), new Region(region), Set.of(ApiName.LOGS), new Endpoint.OfRegion());
    }
}
