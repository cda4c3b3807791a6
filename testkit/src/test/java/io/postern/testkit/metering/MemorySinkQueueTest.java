package io.postern.testkit.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Waiting;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemorySinkQueueTest implements SinkQueueContract {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MovableClock clock = MovableClock.at("2026-11-28T10:00:00Z");
    private final MemorySinkQueue queue = new MemorySinkQueue("revenium", 50, LEASE, clock);

    @Override
    public MemorySinkQueue queue() {
        return queue;
    }

    @Override
    public void fill(List<MeterEvent> events) {
        assertThat(queue.offer(events)).isTrue();
    }

    @Override
    public void letClaimsEnd() {
        clock.advance(LEASE);
    }

    @Test
    void atTheBoundNothingOfAnOfferIsTaken() {
        fill(SinkEvents.events(48));

        assertThat(queue.hasRoom(3)).isFalse();
        assertThat(queue.offer(SinkEvents.events(3))).isFalse();
        assertThat(queue.depth().events()).isEqualTo(48);
        assertThat(queue.offer(SinkEvents.events(2))).isTrue();
    }

    @Test
    void whatIsClaimedTakesRoomUntilItIsSettled() {
        fill(SinkEvents.events(50));
        List<Waiting> claimed = queue.claim(10);
        assertThat(queue.hasRoom(1)).isFalse();

        queue.settle(claimed);

        assertThat(queue.hasRoom(10)).isTrue();
        assertThat(queue.hasRoom(11)).isFalse();
    }
}
