package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.postern.app.boot.Keys;
import io.postern.app.operations.DeliveryLoop;
import io.postern.app.operations.DeliveryMeters;
import io.postern.app.operations.MeteredDeadLetters;
import io.postern.app.operations.MeteredDeliveryQueue;
import io.postern.app.operations.MeteredDestinations;
import io.postern.app.operations.QueueWatch;
import io.postern.app.operations.Shutdown;
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.ListDeadLetters;
import io.postern.telemetry.ListMetrics;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.SendTestMetric;
import io.postern.telemetry.memory.LocalLogStore;
import io.postern.telemetry.memory.LocalMetricStore;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryRequestBudget;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.LogDestination;
import io.postern.telemetry.port.LogReader;
import io.postern.telemetry.port.MetricDestination;
import io.postern.telemetry.port.MetricReader;
import io.postern.telemetry.port.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Puts the telemetry context together; meters are put around ports here, and nowhere else. */
@Factory
final class TelemetryWiring {

    @Singleton
    @Requires(property = Keys.QUEUE, value = "memory")
    DeliveryQueue deliveryQueue(TelemetryConfig.MemoryQueue bounds, Clock clock) {
        return new MemoryDeliveryQueue(bounds.bytesMax(), bounds.lease(), clock);
    }

    @Singleton
    @Requires(property = Keys.QUEUE, value = "memory")
    DeadLetters deadLetters(TelemetryConfig.MemoryLetters bounds) {
        return new MemoryDeadLetters(bounds.lettersMax());
    }

    @Singleton
    @Requires(property = Keys.QUEUE, value = "memory")
    RequestBudget requestBudget(BudgetPolicy policy, Clock clock) {
        return new MemoryRequestBudget(policy, clock);
    }

    @Singleton
    BudgetPolicy budgetPolicy(TelemetryConfig.Budget config) {
        return config.policy();
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
    ClockSkewPolicy clockSkewPolicy(TelemetryConfig.ClockSkew config) {
        return config.policy();
    }

    @Singleton
    AcceptMetrics acceptMetrics(DeliveryQueue queue, TelemetryConfig config, MeterRegistry meters, Clock clock) {
        return new AcceptMetrics(new MeteredDeliveryQueue(queue, meters, clock), config.lateMetrics());
    }

    @Singleton
    AcceptLogs acceptLogs(DeliveryQueue queue, TelemetryConfig config, MeterRegistry meters, Clock clock) {
        return new AcceptLogs(new MeteredDeliveryQueue(queue, meters, clock), config.lateEvents());
    }

    @Singleton
    DeliverPending deliverPending(
            DeliveryQueue queue,
            DeadLetters deadLetters,
            MetricDestination metrics,
            LogDestination logs,
            TelemetryConfig config,
            MeterRegistry meters,
            Clock clock,
            RandomGenerator random) {
        MeteredDestinations metered = new MeteredDestinations(meters);
        return new DeliverPending(
                new MeteredDeliveryQueue(queue, meters, clock),
                new MeteredDeadLetters(deadLetters, meters),
                metered.metrics(metrics),
                metered.logs(logs),
                config.policy(),
                clock,
                random);
    }

    @Singleton
    DeliveryLoop deliveryLoop(
            DeliverPending deliverPending, TelemetryConfig config, MeterRegistry meters, RandomGenerator random) {
        return new DeliveryLoop(deliverPending, new DeliveryMeters(meters), random, config.rounds());
    }

    @Singleton
    Shutdown shutdown(
            GracefulShutdownManager doors,
            DeliveryLoop loop,
            DeliveryQueue queue,
            TelemetryConfig telemetry,
            ShutdownConfig config) {
        return new Shutdown(doors, loop, queue, telemetry.queueDiesWithUs(), config.deadline());
    }

    // Made at the start, so that its gauges are on the page before anybody probes.
    @Context
    @Bean(preDestroy = "close")
    QueueWatch queueWatch(DeliveryQueue queue, Clock clock, MeterRegistry meters) {
        QueueWatch watch = new QueueWatch(queue, clock);
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
    ListMetrics listMetrics(MetricReader reader) {
        return new ListMetrics(reader);
    }

    @Singleton
    ReadStatistics readStatistics(MetricReader reader) {
        return new ReadStatistics(reader);
    }

    @Singleton
    SearchLogs searchLogs(LogReader reader) {
        return new SearchLogs(reader);
    }
}
