package io.postern.redis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import org.junit.jupiter.api.Test;

final class SendersTest {

    private static final ClientId ONE = new ClientId("one");
    private static final ClientId OTHER = new ClientId("other");
    private static final Weight NORMAL = Weight.UNSAID;
    private static final Weight HEAVY = new Weight(100);

    private final Senders senders = new Senders();

    @Test
    void whoSentNothingYetIsModest() {
        senders.of(OTHER, NORMAL).sends(1_000, 0);

        assertThat(senders.of(ONE, NORMAL).isModest()).isTrue();
    }

    @Test
    void whoIsAloneIsNot() {
        senders.of(ONE, NORMAL).sends(1, 0);

        assertThat(senders.of(ONE, NORMAL).isModest()).isFalse();
    }

    @Test
    void whoSendsLessThanHalfOfItsPartIs() {
        senders.of(ONE, NORMAL).sends(24, 0);
        senders.of(OTHER, NORMAL).sends(76, 0);

        assertThat(senders.of(ONE, NORMAL).isModest()).isTrue();
        assertThat(senders.of(OTHER, NORMAL).isModest()).isFalse();
    }

    @Test
    void partsGoByWeight() {
        senders.of(ONE, HEAVY).sends(45, 0);
        senders.of(OTHER, NORMAL).sends(55, 0);

        assertThat(senders.of(ONE, HEAVY).isModest()).isTrue();
        assertThat(senders.of(OTHER, NORMAL).isModest()).isFalse();
    }

    @Test
    void aClientWithTokensOfSeveralWeightsCountsOnceByTheLargest() {
        senders.of(ONE, NORMAL).sends(1, 0);
        senders.of(ONE, HEAVY).sends(90, 0);
        senders.of(OTHER, HEAVY).sends(9, 0);

        assertThat(senders.of(ONE, HEAVY).isModest()).isFalse();
        assertThat(senders.of(OTHER, HEAVY).isModest()).isTrue();
    }

    @Test
    void aClientIsNewOnceInEachPartition() {
        assertThat(senders.of(ONE, NORMAL).sends(1, 0)).isTrue();
        assertThat(senders.of(ONE, NORMAL).sends(1, 31)).isTrue();
        assertThat(senders.of(ONE, NORMAL).sends(1, 0)).isFalse();
        assertThat(senders.of(ONE, NORMAL).sends(1, 31)).isFalse();
    }
}
