package io.postern.telemetry.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RememberedKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClientId FIRST = new ClientId("first");
    private static final ClientId SECOND = new ClientId("second");
    private static final ClientId THIRD = new ClientId("third");

    private final RememberedKeys keys = new RememberedKeys(5, 3);

    @Test
    void beyondItsShareAClientsOldestIsForgotten() {
        remember(FIRST, 4);

        assertThat(known(FIRST)).containsExactly(1, 2, 3);
    }

    @Test
    void atTheBoundOverAllTheOldestOfTheSameClientIsForgotten() {
        remember(FIRST, 3);

        remember(SECOND, 4);

        assertThat(known(FIRST)).containsExactly(0, 1, 2);
        assertThat(known(SECOND)).containsExactly(2, 3);
    }

    @Test
    void whoHasNoneTakesThePlaceOfTheOldestOfAll() {
        remember(FIRST, 3);
        remember(SECOND, 2);

        remember(THIRD, 3);

        assertThat(known(FIRST)).containsExactly(1, 2);
        assertThat(known(SECOND)).containsExactly(0, 1);
        assertThat(known(THIRD)).containsExactly(2);
    }

    @Test
    void whatIsPutBackIsNoKeyOfItsClient() {
        remember(FIRST, 3);

        keys.remember(FIRST, new Idempotency.Keyed("redriven", "print"), new ReceiptId("r"), NOW, false);

        assertThat(known(FIRST)).containsExactly(0, 1, 2);
    }

    @Test
    void afterTheirTimeKeysLeaveTheirShare() {
        remember(FIRST, 3);
        Instant later = NOW.plus(Idempotency.KEPT);

        assertThat(keys.find(FIRST, key(2), later, true)).isEmpty();
        remember(SECOND, 3);
        remember(FIRST, 2);

        assertThat(known(FIRST)).containsExactly(0, 1);
        assertThat(known(SECOND)).containsExactly(0, 1, 2);
    }

    private void remember(ClientId client, int many) {
        for (int i = 0; i < many; i++) keys.remember(client, key(i), new ReceiptId("r"), NOW, true);
    }

    private List<Integer> known(ClientId client) {
        return IntStream.range(0, 10)
                .filter(i -> keys.find(client, key(i), NOW, true).isPresent())
                .boxed()
                .toList();
    }

    private static Idempotency.Keyed key(int number) {
        return new Idempotency.Keyed("key-" + number, "print");
    }
}
