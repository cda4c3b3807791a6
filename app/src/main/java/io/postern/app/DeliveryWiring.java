package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.postern.app.boot.Keys;
import io.postern.app.operations.DeliveryLoop;
import io.postern.app.operations.DeliveryMeters;
import io.postern.app.operations.MeteredDeadLetters;
import io.postern.app.operations.MeteredDeliveryQueue;
import io.postern.app.operations.MeteredDestinations;
import io.postern.app.operations.ToldOutlet;
import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.Outlet;
import io.postern.telemetry.port.Outlets;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the delivery of one queue; each has rounds, turns and slow places of its own. */
@Singleton
final class DeliveryWiring {

    private final DeadLetters deadLetters;
    private final MetricDestination metrics;
    private final LogDestination logs;
    private final RequestBudget budget;
    private final BudgetPolicy budgetPolicy;
    private final TelemetryConfig config;
    private final DeliveryPolicy policy;
    private final TelemetryConfig.DestinationQueues named;
    private final Outlets outlets;
    private final MeterRegistry meters;
    private final Clock clock;
    private final RandomGenerator random;

    DeliveryWiring(
            DeadLetters deadLetters,
            MetricDestination metrics,
            LogDestination logs,
            RequestBudget budget,
            BudgetPolicy budgetPolicy,
            TelemetryConfig config,
            TelemetryConfig.MemoryDestination localStore,
            @Property(name = Keys.DESTINATION) String destination,
            TelemetryConfig.DestinationQueues named,
            @Nullable Outlets outlets,
            MeterRegistry meters,
            Clock clock,
            RandomGenerator random) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.logs = logs;
        this.budget = budget;
        this.budgetPolicy = budgetPolicy;
        this.config = config;
        this.policy =
                destination.equals("memory") ? config.policy().waitingAtMost(localStore.company()) : config.policy();
        this.named = named;
        this.outlets = outlets != null ? outlets : _ -> new Outlet.Closed("nothing can be sent to destinations here");
        this.meters = meters;
        this.clock = clock;
        this.random = random;
    }

    /** A loop over that queue of the configured destination, which has not begun. */
    DeliveryLoop loop(DeliveryQueue queue) {
        return new DeliveryLoop(
                deliverPending(queue), new DeliveryMeters(meters), random, config.rounds(), config.slowRoundsMax());
    }

    /** A loop over that queue of a registered destination, which has not begun. */
    DeliveryLoop loop(DeliveryQueue queue, DestinationName destination) {
        ToldOutlet outlet = new ToldOutlet(outlets, destination);
        DeliverPending deliverPending = new DeliverPending(
                new MeteredDeliveryQueue(queue, meters, clock),
                new MeteredDeadLetters(deadLetters, meters),
                () -> metered(outlet.get()),
                budget,
                budgetPolicy,
                config.policy(named.recordsPerRound()),
                clock,
                random);
        return new DeliveryLoop(
                deliverPending, new DeliveryMeters(meters), random, named.rounds(), named.slowRoundsMax());
    }

    private Outlet metered(Outlet outlet) {
        if (!(outlet instanceof Outlet.Open open)) return outlet;
        MeteredDestinations metered = new MeteredDestinations(meters);
        return new Outlet.Open(
                open.budget(), metered.metrics(open.metrics()), metered.logs(open.logs()), open.readers());
    }

    private DeliverPending deliverPending(DeliveryQueue queue) {
        MeteredDestinations metered = new MeteredDestinations(meters);
        return new DeliverPending(
                new MeteredDeliveryQueue(queue, meters, clock),
                new MeteredDeadLetters(deadLetters, meters),
                metered.metrics(metrics),
                metered.logs(logs),
                budget,
                budgetPolicy,
                policy,
                clock,
                random);
    }
}
