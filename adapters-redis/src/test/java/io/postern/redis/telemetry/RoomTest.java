package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoomTest {

    private final List<Standing> standings =
            Stream.generate(() -> new Standing(new Arrivals())).limit(6).toList();
    private final Room room = new Room(1_000, 4, standings);

    @Test
    void anUndividedQueueHasAllOfIt() {
        assertThat(new Room(1_000, 1, standings).of(0)).isEqualTo(1_000);
    }

    @Test
    void halfOfItIsForWhoNeedsIt() {
        assertThat(room.of(0)).isEqualTo(625);
    }

    @Test
    void whatOneHoldsTheOthersCannotHoldToo() {
        standings.get(0).seen(1, 600);

        assertThat(room.of(0)).isEqualTo(625);
        assertThat(room.of(1)).isEqualTo(150);
    }

    @Test
    void eachKeepsItsPartWhateverTheOthersHold() {
        standings.get(0).seen(1, 5_000);

        assertThat(room.of(1)).isEqualTo(125);
    }

    @Test
    void aQuarterIsKeptByWeight() {
        standings.get(0).seen(1, 5_000);
        standings.get(1).weighs(7);

        assertThat(room.of(1)).isEqualTo(237);
        assertThat(room.of(2)).isEqualTo(87);
    }

    @Test
    void theLastEighthIsForWhoSendsLess() {
        assertThat(Room.forClient(true, 800)).isEqualTo(800);
        assertThat(Room.forClient(false, 800)).isEqualTo(700);
    }

    @Test
    void whatIsLeftInFormerPartitionsCounts() {
        standings.get(5).seen(1, 300);

        assertThat(room.of(0)).isEqualTo(325);
    }
}
