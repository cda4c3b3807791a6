package io.postern.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.ReceiptId;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MemoryReceiptsTest implements ReceiptsContract {

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    @Override
    public Desk desk() {
        return desk(new MemoryReceipts(100));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void beyondTheBoundTheOldestIsForgotten() {
        Desk desk = desk(new MemoryReceipts(2));
        ReceiptId first = append(desk);
        ReceiptId second = append(desk);
        ReceiptId third = append(desk);

        assertThat(desk.receipts().trace(first, ClientId.DEFAULT)).isEmpty();
        assertThat(desk.receipts().trace(second, ClientId.DEFAULT)).isPresent();
        assertThat(desk.receipts().trace(third, ClientId.DEFAULT)).isPresent();
    }

    private Desk desk(MemoryReceipts receipts) {
        return new Desk(new MemoryDeliveryQueue(100_000_000, Duration.ofMinutes(1), clock, receipts), receipts);
    }

    private ReceiptId append(Desk desk) {
        return ((Appended.Stored) Appends.append(desk.queue(), Samples.logs(now(), "x"))).receipt();
    }
}
