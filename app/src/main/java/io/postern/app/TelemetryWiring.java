package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.postern.app.boot.Keys;
import io.postern.app.operations.DeadLetterWatch;
import io.postern.app.operations.DeliveryLoop;
import io.postern.app.operations.DestinationDeliveries;
import io.postern.app.operations.MeteredDeadLetters;
import io.postern.app.operations.MeteredDeliveryQueue;
import io.postern.app.operations.MeteredDestinations;
import io.postern.app.operations.MeteredNamedQueues;
import io.postern.app.operations.MeteredQuotas;
import io.postern.app.operations.QueueWatch;
import io.postern.app.operations.Shutdown;
import io.postern.app.operations.SinkLoops;
import io.postern.destinations.KnownDestinations;
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.KeepQuota;
import io.postern.telemetry.ListDeadLetters;
import io.postern.telemetry.PurgeDeadLetters;
import io.postern.telemetry.ReadDeadLetter;
import io.postern.telemetry.RedriveDeadLetters;
import io.postern.telemetry.SendTestMetric;
import io.postern.telemetry.TraceReceipt;
import io.postern.telemetry.memory.LocalDashboards;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.memory.MemoryRequestBudget;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.port.DashboardStore;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.NamedQueues;
import io.postern.telemetry.port.Quotas;
import io.postern.telemetry.port.Receipts;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts the telemetry context together; meters are put around ports here, and nowhere else. */
@Factory
final class TelemetryWiring {

    /** In each local store. */
    static final int LOCAL_DASHBOARDS_MAX = 1000;

    @Singleton
    @Requires(property = Keys.QUEUE, value = "memory")
    MemoryReceipts memoryReceipts(TelemetryConfig.MemoryQueue bounds) {
        return new MemoryReceipts(bounds.receiptsMax());
    }

    @Singleton
    @Requires(property = Keys.QUEUE, value = "memory")
    DeliveryQueues deliveryQueues(TelemetryConfig.MemoryQueue bounds, Clock clock, MemoryReceipts receipts) {
        return new DeliveryQueues(
                memoryQueue(bounds, clock, receipts),
                memoryQueue(bounds, clock, receipts),
                new MemoryNamedQueues(() -> memoryQueue(bounds, clock, receipts)));
    }

    private static MemoryDeliveryQueue memoryQueue(
            TelemetryConfig.MemoryQueue bounds, Clock clock, MemoryReceipts receipts) {
        return new MemoryDeliveryQueue(bounds.bytesMax(), bounds.lease(), clock, receipts, bounds.clientKeysMax());
    }

    @Singleton
    @Requires(property = Keys.DEAD_LETTERS, value = "memory")
    DeadLetters deadLetters(TelemetryConfig.MemoryLetters bounds, Clock clock) {
        return new MemoryDeadLetters(bounds.lettersMax(), bounds.destinationLettersMax(), bounds.keep(), clock);
    }

    @Singleton
    @Requires(property = Keys.REQUEST_BUDGET, value = "memory")
    RequestBudget requestBudget(BudgetPolicy policy, Clock clock) {
        return new MemoryRequestBudget(policy, clock);
    }

    @Singleton
    BudgetPolicy budgetPolicy(TelemetryConfig.Budget config, ReadingConfig reading) {
        return config.policy(reading.rates());
    }

    // One bean that is destination and reader at once: what is sent to it is what it can read back.
    @Singleton
    @Requires(property = Keys.DESTINATION, value = "memory")
    LocalMetricStore metricStore(TelemetryConfig.MemoryDestination bounds, Clock clock) {
        return new LocalMetricStore(bounds.retention(), bounds.seriesMax(), bounds.valuesMax(), clock);
    }

    @Singleton
    @Requires(property = Keys.DESTINATION, value = "memory")
    LocalLogStore logStore(TelemetryConfig.MemoryDestination bounds, Clock clock) {
        return new LocalLogStore(bounds.retention(), bounds.logBytesMax(), clock);
    }

    @Singleton
    @Requires(property = Keys.DESTINATION, value = "memory")
    DashboardStore dashboardStore(Clock clock) {
        return new LocalDashboards(LOCAL_DASHBOARDS_MAX, clock);
    }

    @Singleton
    TraceReceipt traceReceipt(Receipts receipts) {
        return new TraceReceipt(receipts);
    }

    @Singleton
    ClockSkewPolicy clockSkewPolicy(TelemetryConfig.ClockSkew config) {
        return config.policy();
    }

    @Singleton
    KeepQuota keepQuota(Quotas quotas, MeterRegistry meters) {
        return new KeepQuota(new MeteredQuotas(quotas, meters));
    }

    @Singleton
    @Requires(property = Keys.STORE, value = "memory")
    Quotas quotas(AccessConfig.MemoryStore bounds) {
        return new MemoryQuotas(bounds.seriesMax());
    }

    @Singleton
    AcceptMetrics acceptMetrics(
            DeliveryQueues queues,
            KeepQuota keepQuota,
            TelemetryConfig config,
            KnownDestinations known,
            MeterRegistry meters,
            Clock clock) {
        return new AcceptMetrics(metered(queues, meters, clock), keepQuota, config.lateMetrics(), known::find);
    }

    @Singleton
    AcceptLogs acceptLogs(
            DeliveryQueues queues,
            KeepQuota keepQuota,
            TelemetryConfig config,
            KnownDestinations known,
            MeterRegistry meters,
            Clock clock) {
        return new AcceptLogs(metered(queues, meters, clock), keepQuota, config.lateEvents(), known::find);
    }

    private static DeliveryQueues metered(DeliveryQueues queues, MeterRegistry meters, Clock clock) {
        MeteredDeliveryQueue metrics = new MeteredDeliveryQueue(queues.metrics(), meters, clock);
        return new DeliveryQueues(
                metrics, metrics.over(queues.logs()), new MeteredNamedQueues(queues.named(), metrics));
    }

    @Singleton
    @Named("metrics")
    DeliveryLoop metricDeliveryLoop(DeliveryQueues queues, DeliveryWiring wiring) {
        return wiring.loop(queues.metrics());
    }

    @Singleton
    @Named("logs")
    DeliveryLoop logDeliveryLoop(DeliveryQueues queues, DeliveryWiring wiring) {
        return wiring.loop(queues.logs());
    }

    @Singleton
    @Bean(preDestroy = "close")
    DestinationDeliveries destinationDeliveries(
            DeliveryQueues queues, DeliveryWiring wiring, Clock clock, MeterRegistry meters) {
        NamedQueues named = queues.named();
        DestinationDeliveries deliveries = new DestinationDeliveries(
                named, (name, api) -> named.find(name, api).map(queue -> wiring.loop(queue, name)), clock);
        deliveries.showOn(meters);
        return deliveries;
    }

    @Singleton
    Shutdown shutdown(
            GracefulShutdownManager doors,
            List<DeliveryLoop> loops,
            DestinationDeliveries deliveries,
            SinkLoops sinks,
            DeliveryQueues queues,
            TelemetryConfig telemetry,
            ShutdownConfig config) {
        return new Shutdown(doors, loops, deliveries, sinks, queues, telemetry.queueDiesWithUs(), config.deadline());
    }

    // Made at the start, so that its gauges are on the page before anybody probes.
    @Context
    @Bean(preDestroy = "close")
    QueueWatch queueWatch(DeliveryQueues queues, Clock clock, MeterRegistry meters) {
        QueueWatch watch = new QueueWatch(queues, clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }

    // As early, for the same reason, and because nothing else lets letters go whose time is over.
    @Context
    @Bean(preDestroy = "close")
    DeadLetterWatch deadLetterWatch(DeadLetters deadLetters, Clock clock, MeterRegistry meters) {
        DeadLetterWatch watch = new DeadLetterWatch(new MeteredDeadLetters(deadLetters, meters), clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }

    @Singleton
    SendTestMetric sendTestMetric(
            MetricDestination destination, MeterRegistry meters, Clock clock, RandomGenerator random) {
        return new SendTestMetric(new MeteredDestinations(meters).metrics(destination), clock, random);
    }

    @Singleton
    ListDeadLetters listDeadLetters(DeadLetters deadLetters) {
        return new ListDeadLetters(deadLetters);
    }

    @Singleton
    ReadDeadLetter readDeadLetter(DeadLetters deadLetters) {
        return new ReadDeadLetter(deadLetters);
    }

    @Singleton
    RedriveDeadLetters redriveDeadLetters(
            DeadLetters deadLetters, DeliveryQueues queues, TelemetryConfig config, Clock clock) {
        return new RedriveDeadLetters(deadLetters, queues, config.lateEvents(), config.lateMetrics(), clock);
    }

    @Singleton
    PurgeDeadLetters purgeDeadLetters(DeadLetters deadLetters) {
        return new PurgeDeadLetters(deadLetters);
    }
}
