package io.postern.telemetry.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.ReceiptId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReceiptNumbersTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");

    private final ReceiptNumbers numbers = new ReceiptNumbers();

    @Test
    void theyCountUp() {
        for (int i = 0; i < 1_000; i++)
            assertThat(ReceiptNumbers.number(numbers.next(NOW))).isEqualTo(i);
    }

    @Test
    void theyAreUuidsOfTheTime() {
        UUID id = numbers.next(NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(ReceiptNumbers.read(new ReceiptId(id.toString()))).contains(id);
    }

    @Test
    void whatIsNoneIsNotRead() {
        assertThat(ReceiptNumbers.read(new ReceiptId("nonsense"))).isEmpty();
    }
}
