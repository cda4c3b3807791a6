package io.postern.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.ClientId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RecallsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final ClientId SHOP = new ClientId("shop");

    private final Recalls recalls = new Recalls();

    @Test
    void aClientMayAskSoOftenInASecond() {
        for (int i = 0; i < Recalls.A_SECOND; i++)
            assertThat(recalls.allow(SHOP, NOW.plusMillis(i))).isTrue();

        assertThat(recalls.allow(SHOP, NOW.plusMillis(999))).isFalse();
        assertThat(recalls.allow(new ClientId("till"), NOW.plusMillis(999))).isTrue();
        assertThat(recalls.allow(SHOP, NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() {
        for (int i = 0; i < Recalls.A_SECOND; i++) recalls.allow(SHOP, NOW);

        assertThat(recalls.allow(SHOP, NOW.minusSeconds(3600))).isTrue();
    }
}
