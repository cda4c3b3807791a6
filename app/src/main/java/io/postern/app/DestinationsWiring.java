package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.access.FindSenders;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.PolicyDestination;
import io.postern.app.boot.Keys;
import io.postern.app.operations.DestinationWatch;
import io.postern.app.operations.MissingDestinations;
import io.postern.app.operations.SealWatch;
import io.postern.destinations.DoubtDestination;
import io.postern.destinations.FindDestination;
import io.postern.destinations.KnownDestinations;
import io.postern.destinations.ListDestinations;
import io.postern.destinations.RegisterDestination;
import io.postern.destinations.RemoveDestination;
import io.postern.destinations.RenewSeals;
import io.postern.destinations.ReplaceDestination;
import io.postern.destinations.TestDestination;
import io.postern.destinations.memory.MemoryDestinationStore;
import io.postern.destinations.memory.MemorySecretBox;
import io.postern.destinations.port.DestinationStore;
import io.postern.destinations.port.KeyVault;
import io.postern.destinations.port.KnownRegions;
import io.postern.destinations.port.PermissionTester;
import io.postern.destinations.port.SecretBox;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the destinations context together. */
@Factory
final class DestinationsWiring {

    @Singleton
    @Requires(property = Keys.DESTINATIONS, value = "memory")
    DestinationStore destinationStore() {
        return new MemoryDestinationStore();
    }

    @Singleton
    SecretBox secretBox(@Property(name = Keys.MASTER_KEYS) String masterKeys, KeyVault vault) {
        return new MemorySecretBox(MasterKeyTexts.read(masterKeys, vault));
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

    @Singleton
    RemoveDestination removeDestination(DestinationStore store, FindSenders findSenders) {
        return new RemoveDestination(store, name -> findSenders.sendingTo(new PolicyDestination(name.value())).stream()
                .map(ClientId::value)
                .toList());
    }

    @Singleton
    TestDestination testDestination(FindDestination findDestination, PermissionTester tester) {
        return new TestDestination(findDestination, tester);
    }

    @Singleton
    DoubtDestination doubtDestination(KnownRegions regions) {
        return new DoubtDestination(regions);
    }

    // Made at the start, so that whoever starts with a wrong key hears of it then.
    @Context
    @Bean(preDestroy = "close")
    SealWatch sealWatch(DestinationStore store, SecretBox box, Clock clock, MeterRegistry meters) {
        SealWatch watch = new SealWatch(new RenewSeals(store, box), clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }

    @Singleton
    KnownDestinations knownDestinations(DestinationStore store, SecretBox box, Clock clock) {
        return new KnownDestinations(store, box, clock);
    }

    // Made at the start, so that destinations are known before anything is delivered to them.
    @Context
    @Bean(preDestroy = "close")
    DestinationWatch destinationWatch(
            KnownDestinations known, ConfiguredClients clients, Clock clock, MeterRegistry meters) {
        known.whenRefreshed(new MissingDestinations(clients, known));
        DestinationWatch watch = new DestinationWatch(known, clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }
}
