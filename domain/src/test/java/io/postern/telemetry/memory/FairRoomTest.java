package io.postern.telemetry.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import org.junit.jupiter.api.Test;

final class FairRoomTest {

    private static final ClientId ONE = new ClientId("one");
    private static final ClientId OTHER = new ClientId("other");

    private final FairRoom room = new FairRoom(8_000);

    @Test
    void aloneAClientHasSevenEighths() {
        assertThat(fill(ONE, 1)).isEqualTo(7_000);
    }

    @Test
    void whatIsLeftIsForWhoComesNew() {
        fill(ONE, 1);

        assertThat(fill(OTHER, 1)).isEqualTo(1_000);
    }

    @Test
    void partsGoByWeight() {
        room.add(ONE, 1, 2_000);
        room.add(OTHER, 3, 2_000);

        assertThat(fill(ONE, 1)).isZero();
        assertThat(fill(OTHER, 3)).isEqualTo(3_200);
    }

    @Test
    void theLesserHalfIsForWhoComes() {
        room.add(ONE, 100, 100);

        assertThat(fill(OTHER, 1)).isEqualTo(3_900);
    }

    @Test
    void whoHoldsNothingWeighsNothing() {
        room.add(ONE, 100, 4_000);
        room.remove(ONE, 4_000);
        room.add(OTHER, 1, 4_000);

        assertThat(room.weightOf(ONE)).isEqualTo(1);
        assertThat(fill(OTHER, 1)).isEqualTo(3_000);
    }

    @Test
    void whoHoldsNothingMayUseAllThatIsLeft() {
        assertThat(room.has(ONE, 1, 8_000)).isTrue();
        assertThat(room.has(ONE, 1, 8_001)).isFalse();
    }

    /** How many bytes fit, a hundred at a time. */
    private long fill(ClientId client, int weight) {
        long filled = 0;
        for (; room.has(client, weight, 100); filled += 100) room.add(client, weight, 100);
        return filled;
    }
}
