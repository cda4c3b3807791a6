package io.postern.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReceiptIdTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123456Z");

    @Test
    void itIsAUuidThatTellsItsMillisecond() {
        UUID uuid = UUID.fromString(ReceiptId.at(NOW).value());

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(1_777_636_800_123L);
    }

    @Test
    void thoseOfOneMillisecondDiffer() {
        Set<ReceiptId> receipts = new HashSet<>();
        for (int i = 0; i < 100_000; i++) receipts.add(ReceiptId.at(NOW));

        assertThat(receipts).hasSize(100_000);
    }

    @Test
    void aBlankOneIsRefused() {
        assertThatThrownBy(() -> new ReceiptId(" ")).hasMessage("receipt id: blank (expected: text)");
    }
}
