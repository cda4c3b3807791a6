package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.destinations.model.DestinationName;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryNamedQueues;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.CloudWatchApi;
import io.postern.telemetry.port.NamedQueues;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryNamedQueuesTest implements NamedQueuesContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T12:00:00Z");

    @Override
    public Office office() {
        MemoryReceipts receipts = new MemoryReceipts(100);
        return new Office(
                new MemoryNamedQueues(() -> new MemoryDeliveryQueue(100_000, Duration.ofMinutes(1), clock, receipts)),
                receipts);
    }

    @Override
    public NamedQueues replicaOf(NamedQueues queues) {
        return queues;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void beyondTheBoundThereAreNoFurtherDestinationsAndKnownOnesGoOn() {
        NamedQueues queues = office().queues();
        for (int i = 0; i < NamedQueues.DESTINATIONS_MAX; i++)
            assertThat(queues.find(new DestinationName("number-" + i), CloudWatchApi.LOGS))
                    .isPresent();

        assertThat(queues.find(SHOP, CloudWatchApi.LOGS)).isEmpty();
        assertThat(queues.find(new DestinationName("number-0"), CloudWatchApi.METRICS))
                .isPresent();
    }
}
