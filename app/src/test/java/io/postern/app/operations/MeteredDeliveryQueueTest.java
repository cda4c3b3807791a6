package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.telemetry.RedriveDeadLetters;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryDeliveryQueue;
import io.postern.telemetry.memory.MemoryReceipts;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.DeadLetterFilter;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.port.DeadLetters;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.testkit.MovableClock;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.Letters;
import io.postern.testkit.telemetry.Samples;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MeteredDeliveryQueueTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryQueue queue = new MeteredDeliveryQueue(
            new MemoryDeliveryQueue(1_000_000, LEASE, clock, new MemoryReceipts(10)), meters, clock);

    @Test
    void aClaimIsTimedFromAcceptanceToItsEnd() {
        Appends.append(queue, Samples.logs(clock.instant(), "event"));
        Claim claim = take();
        clock.advance(Duration.ofSeconds(3));

        settle(claim);

        assertThat(settled().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(lateSettlements()).isZero();
    }

    @Test
    void aSettlementThatComesTooLateIsCountedAndNotTimed() {
        Appends.append(queue, Samples.logs(clock.instant(), "event"));
        Claim late = take();
        clock.advance(LEASE);
        Claim again = take();

        settle(late);

        assertThat(lateSettlements()).isEqualTo(1);
        assertThat(settled().count()).isZero();
        settle(again);
        assertThat(lateSettlements()).isEqualTo(1);
        assertThat(settled().count()).isEqualTo(1);
    }

    @Test
    void whatIsRedrivenIsTimedFromThere() {
        DeadLetters letters = new MemoryDeadLetters(10, Duration.ofDays(14), clock);
        letters.add(List.of(Letters.letter("event", clock.instant())));
        clock.advance(Duration.ofDays(2));
        new RedriveDeadLetters(
                        letters, new DeliveryQueues(queue, queue), LateRecords.RESTAMP, LateRecords.REFUSE, clock)
                .redrive(DeadLetterFilter.ANY, "", _ -> {});
        Claim claim = take();
        clock.advance(Duration.ofSeconds(3));

        settle(claim);

        assertThat(settled().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    private Claim take() {
        return queue.take(10, Duration.ZERO).getFirst();
    }

    private void settle(Claim claim) {
        queue.settle(List.of(new Settlement(claim, List.of(), List.of())));
    }

    private Timer settled() {
        return meters.get("postern.submission.settled").timer();
    }

    private double lateSettlements() {
        return meters.get("postern.late").counter().count();
    }
}
