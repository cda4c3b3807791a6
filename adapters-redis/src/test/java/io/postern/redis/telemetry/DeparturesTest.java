package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeparturesTest {

    private final Departures departures = new Departures(1_000, 8);

    @Test
    void onePartitionMayTakeAQuarterOfTheRoom() {
        assertThat(departures.enter(200, 200)).isTrue();
        assertThat(departures.enter(50, 250)).isTrue();
        assertThat(departures.enter(1, 251)).isFalse();
    }

    @Test
    void aloneInItsPartitionOneMayTakeAllThereIs() {
        assertThat(departures.enter(1_000, 1_000)).isTrue();
        assertThat(departures.enter(1, 1)).isFalse();
    }

    @Test
    void whoLeavesMakesRoom() {
        departures.enter(1_000, 1_000);

        departures.leave(1_000);

        assertThat(departures.enter(1_000, 1_000)).isTrue();
    }

    @Test
    void anUndividedQueueMayFillIt() {
        Departures undivided = new Departures(1_000, 1);

        assertThat(undivided.enter(500, 500)).isTrue();
        assertThat(undivided.enter(500, 1_000)).isTrue();
    }
}
