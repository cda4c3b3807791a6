package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Weight;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryDeliveryQueueTest implements DeliveryQueueContract, FairTurnsContract, IdempotencyContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00.123456789Z");

    @Override
    public DeliveryQueue queue() {
        return new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100));
    }

    @Override
    public DeliveryQueue hastyQueue() {
        return new MemoryDeliveryQueue(100_000_000, shortLease(), clock, new MemoryReceipts(100));
    }

    @Override
    public DeliveryQueue tightQueue() {
        return new MemoryDeliveryQueue(100_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100));
    }

    @Override
    public DeliveryQueue queueOfFewKeys() {
        return new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), clock, new MemoryReceipts(100), 10);
    }

    @Test
    void afterADayAKeyIsForgotten() {
        DeliveryQueue queue = queue();
        Submission submission = Samples.logs(now(), "once");
        Idempotency.Keyed keyed = new Idempotency.Keyed("key", "print");
        queue.append(submission, Weight.UNSAID, keyed);

        letPass(Idempotency.KEPT);

        assertThat(Appends.recall(queue, "key", "print", submission)).isEmpty();
    }

    @Override
    public Duration shortLease() {
        return Duration.ofSeconds(30);
    }

    @Override
    public DeliveryQueue replicaOf(DeliveryQueue queue) {
        return queue;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }
}
