package io.postern.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Value;
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
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.testkit.MovableClock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** What {@code app} does in production: the use cases, here over memory and over ports that a test can break. */
@Factory
final class GateWiring {

    @Singleton
    @Primary
    MovableClock clock() {
        return MovableClock.at(Gate.NOW);
    }

    @Singleton
    @Primary
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Singleton
    BreakableQueue queue(Clock clock) {
        return new BreakableQueue(clock);
    }

    @Singleton
    ScriptedDestination destination() {
        return new ScriptedDestination();
    }

    @Singleton
    MemoryDeadLetters deadLetters(Clock clock) {
        return new MemoryDeadLetters(10_000, Duration.ofDays(14), clock);
    }

    @Singleton
    ClockSkewPolicy clockSkewPolicy() {
        return new ClockSkewPolicy(Duration.ofSeconds(2), Duration.ofHours(24));
    }

    @Singleton
    KeepQuota keepQuota() {
        return new KeepQuota(new MemoryQuotas(1000));
    }

    @Singleton
    AcceptMetrics acceptMetrics(
            BreakableQueue queue, KeepQuota keepQuota, @Value("${test.late-metrics:REFUSE}") LateRecords lateMetrics) {
        return new AcceptMetrics(new DeliveryQueues(queue, queue), keepQuota, lateMetrics);
    }

    @Singleton
    AcceptLogs acceptLogs(BreakableQueue queue, KeepQuota keepQuota) {
        return new AcceptLogs(new DeliveryQueues(queue, queue), keepQuota, LateRecords.RESTAMP);
    }

    @Singleton
    TraceReceipt traceReceipt(BreakableQueue queue) {
        return new TraceReceipt(queue.receipts());
    }

    @Singleton
    SendTestMetric sendTestMetric(ScriptedDestination destination, Clock clock) {
        return new SendTestMetric(destination, clock, new Random(7));
    }

    @Singleton
    LocalDashboards dashboards(Clock clock) {
        return new LocalDashboards(20, clock);
    }

    @Singleton
    LocalLogStore logStore(Clock clock) {
        return new LocalLogStore(Duration.ofHours(3), 1 << 20, clock);
    }

    @Singleton
    ListDeadLetters listDeadLetters(MemoryDeadLetters deadLetters) {
        return new ListDeadLetters(deadLetters);
    }

    @Singleton
    ReadDeadLetter readDeadLetter(MemoryDeadLetters deadLetters) {
        return new ReadDeadLetter(deadLetters);
    }

    @Singleton
    RedriveDeadLetters redriveDeadLetters(MemoryDeadLetters deadLetters, BreakableQueue queue, Clock clock) {
        return new RedriveDeadLetters(
                deadLetters, new DeliveryQueues(queue, queue), LateRecords.RESTAMP, LateRecords.REFUSE, clock);
    }

    @Singleton
    PurgeDeadLetters purgeDeadLetters(MemoryDeadLetters deadLetters) {
        return new PurgeDeadLetters(deadLetters);
    }
}
