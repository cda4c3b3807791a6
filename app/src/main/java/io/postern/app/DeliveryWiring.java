package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.app.operations.DeliveryLoop;
import io.postern.app.operations.DeliveryMeters;
import io.postern.app.operations.MeteredDeadLetters;
import io.postern.app.operations.MeteredDeliveryQueue;
import io.postern.app.operations.MeteredDestinations;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes the delivery of one queue; each has rounds, turns and slow places of its own. */
@Singleton
final class DeliveryWiring {

    private final DeadLetters deadLetters;
    private final MetricDestination metrics;
    private final LogDestination logs;
    private final RequestBudget budget;
    private final BudgetPolicy budgetPolicy;
    private final TelemetryConfig config;
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
            MeterRegistry meters,
            Clock clock,
            RandomGenerator random) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.logs = logs;
        this.budget = budget;
        this.budgetPolicy = budgetPolicy;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.random = random;
    }

    /** A loop over that queue, which has not begun. */
    DeliveryLoop loop(DeliveryQueue queue) {
        return new DeliveryLoop(
                deliverPending(queue), new DeliveryMeters(meters), random, config.rounds(), config.slowRoundsMax());
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
                config.policy(),
                clock,
                random);
    }
}
