package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.destinations.DoubtDestination;
import io.postern.destinations.FindDestination;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.ListDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RemoveDestination;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.TestDestination;
import io.postern.destinations.memory.MasterKey;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.model.DestinationName;
import io.postern.destinations.model.Permission;
import io.postern.destinations.model.PermissionCheck;
import io.postern.destinations.model.PermissionCheck.Granted;
import io.postern.destinations.model.PermissionReport;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.SecretBox;
import io.postern.shared.Secret;
import io.postern.telemetry.ChooseReadings;
import io.postern.telemetry.TailPlaces;
import io.postern.telemetry.memory.LiveOutlets;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.model.BudgetScope;
import io.postern.telemetry.port.LogFeed;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.OutletMaker;
import io.postern.telemetry.port.Outlets;
import io.postern.telemetry.port.Readers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The part of {@link GateWiring} that is about destinations. */
@Factory
final class DestinationsGateWiring {

    @Singleton
    MemoryDestinationStore destinationStore() {
        return new MemoryDestinationStore();
    }

    @Singleton
    MemorySecretBox secretBox() {
        return new MemorySecretBox(List.of(new MasterKey("test", new Secret("master-key"))));
    }

    @Singleton
    ListDestinations listDestinations(DestinationStore store, SecretBox box) {
        return new ListDestinations(store, box);
    }

    @Singleton
    FindDestination findDestination(DestinationStore store, SecretBox box) {
        return new FindDestination(store, box);
    }

    @Singleton
    RegisterDestination registerDestination(DestinationStore store, SecretBox box) {
        return new RegisterDestination(store, box);
    }

    @Singleton
    ReplaceDestination replaceDestination(DestinationStore store, SecretBox box) {
        return new ReplaceDestination(store, box);
    }

    /** Everything is granted but to send log events. */
    @Singleton
    TestDestination testDestination(FindDestination findDestination) {
        return new TestDestination(
                findDestination,
                target -> new PermissionReport(
                        "123456789012",
                        "arn:aws:iam::123456789012:user/test",
                        "",
                        Permission.of(target.services()).stream()
                                .map(DestinationsGateWiring::check)
                                .toList()));
    }

    @Singleton
    DoubtDestination doubtDestination() {
        return new DoubtDestination(region -> !region.value().equals("eu-cental-1"));
    }

    private static PermissionCheck check(Permission permission) {
        return permission == Permission.PUT_LOG_EVENTS
                ? new PermissionCheck(permission, Granted.NO, "AWS denies access")
                : new PermissionCheck(permission, Granted.YES, "");
    }

    @Singleton
    RemoveDestination removeDestination(DestinationStore store) {
        return new RemoveDestination(store, name -> name.value().startsWith("used-by") ? List.of("web") : List.of());
    }

    @Singleton
    KnownDestinations knownDestinations(DestinationStore store, SecretBox box, Clock clock) {
        return new KnownDestinations(store, box, clock); // tests refresh it
    }

    /** Destinations are local stores here, which read back nothing but what they were sent. */
    @Singleton
    Outlets outlets(KnownDestinations known, Clock clock) {
        OutletMaker none = (name, target) -> {
            throw new IllegalStateException("account: " + name + " (expected: local stores only)");
        };
        return new LiveOutlets(known, none, name -> local(name, clock));
    }

    /** The configured one answers as tests tell it, and what is tailed there comes from the log store. */
    @Singleton
    ChooseReadings chooseReadings(
            ScriptedDestination configured,
            LocalDashboards dashboards,
            LocalLogStore tailed,
            KnownDestinations known,
            Outlets outlets) {
        return new ChooseReadings(
                new Readers(configured, configured, dashboards),
                reader -> reader instanceof LogFeed feed ? feed : tailed,
                new TailPlaces(2),
                known,
                outlets);
    }

    private static Outlet.Open local(DestinationName name, Clock clock) {
        LocalMetricStore metrics = new LocalMetricStore(Duration.ofHours(1), 10, 10, clock);
        LocalLogStore logs = new LocalLogStore(Duration.ofHours(1), 1000, clock);
        Readers readers = new Readers(metrics, logs, new LocalDashboards(20, clock));
        return new Outlet.Open(new BudgetScope("destination/" + name), metrics, logs, readers);
    }
}
