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
        senders.sent(OTHER, NORMAL, 1_000, 0);

        assertThat(senders.isModest(ONE, NORMAL)).isTrue();
    }

    @Test
    void whoIsAloneIsNot() {
        senders.sent(ONE, NORMAL, 1, 0);

        assertThat(senders.isModest(ONE, NORMAL)).isFalse();
    }

    @Test
    void whoSendsLessThanHalfOfItsPartIs() {
        senders.sent(ONE, NORMAL, 24, 0);
        senders.sent(OTHER, NORMAL, 76, 0);

        assertThat(senders.isModest(ONE, NORMAL)).isTrue();
        assertThat(senders.isModest(OTHER, NORMAL)).isFalse();
    }

    @Test
    void partsGoByWeight() {
        senders.sent(ONE, HEAVY, 45, 0);
        senders.sent(OTHER, NORMAL, 55, 0);

        assertThat(senders.isModest(ONE, HEAVY)).isTrue();
        assertThat(senders.isModest(OTHER, NORMAL)).isFalse();
    }

    @Test
    void aClientIsNewOnceInEachPartition() {
        assertThat(senders.sent(ONE, NORMAL, 1, 0)).isTrue();
        assertThat(senders.sent(ONE, NORMAL, 1, 31)).isTrue();
        assertThat(senders.sent(ONE, NORMAL, 1, 0)).isFalse();
        assertThat(senders.sent(ONE, NORMAL, 1, 31)).isFalse();
    }
}
