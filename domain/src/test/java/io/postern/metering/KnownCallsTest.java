package io.postern.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.metering.model.ApiClientId;
import io.postern.metering.model.QuotaPeriod;
import io.postern.metering.model.Staleness;
import io.postern.shared.PortUnavailable;
import io.postern.shared.SetClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KnownCallsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:30Z");
    private static final ApiClientId SHOP = new ApiClientId("shop");

    private final SetClock clock = new SetClock(NOW);
    private final ScriptedUsage usage = new ScriptedUsage();
    private final KnownCalls strict =
            new KnownCalls(usage, new Staleness(Duration.ofSeconds(30), Duration.ZERO), clock);

    @Test
    void theLedgerIsReadOnceAndThenInTheBackground() {
        usage.called("shop", NOW, 2);

        assertThat(strict.since(SHOP, QuotaPeriod.DAY, NOW)).isEqualTo(2);
        assertThat(strict.since(SHOP, QuotaPeriod.DAY, NOW)).isEqualTo(2);
        assertThat(usage.reads()).isEqualTo(1);

        usage.called("shop", NOW, 3);
        strict.refresh();
        assertThat(strict.since(SHOP, QuotaPeriod.DAY, NOW)).isEqualTo(5);
        assertThat(usage.reads()).isEqualTo(2);
    }

    @Test
    void aPeriodThatJustBeganIsEmptyWithoutAsking() {
        usage.called("shop", NOW, 2);
        assertThat(strict.since(SHOP, QuotaPeriod.MINUTE, NOW)).isEqualTo(2);

        assertThat(strict.since(SHOP, QuotaPeriod.MINUTE, NOW.plusSeconds(30))).isZero();
        assertThat(usage.reads()).isEqualTo(1);
    }

    @Test
    void whatIsTooOldIsNotToldWithoutAskingAgain() {
        strict.since(SHOP, QuotaPeriod.DAY, NOW);

        assertThatThrownBy(() -> strict.since(SHOP, QuotaPeriod.DAY, NOW.plusSeconds(31)))
                .isInstanceOf(PortUnavailable.class);
        assertThat(usage.reads()).isEqualTo(1);
    }

    @Test
    void theLastKnownCountsForAsLongAsItMay() {
        KnownCalls lenient = new KnownCalls(usage, new Staleness(Duration.ofSeconds(30), Duration.ofMinutes(5)), clock);
        lenient.since(SHOP, QuotaPeriod.DAY, NOW);
        usage.breaks(true);

        assertThatThrownBy(lenient::refresh).isInstanceOf(PortUnavailable.class);
        assertThat(lenient.since(SHOP, QuotaPeriod.DAY, NOW.plusSeconds(330))).isZero();
        assertThatThrownBy(() -> lenient.since(SHOP, QuotaPeriod.DAY, NOW.plusSeconds(331)))
                .isInstanceOf(PortUnavailable.class);
    }

    @Test
    void aLedgerThatDoesNotAnswerIsSpared() {
        usage.breaks(true);
        for (int i = 0; i < 5; i++)
            assertThatThrownBy(() -> strict.since(SHOP, QuotaPeriod.DAY, NOW)).isInstanceOf(PortUnavailable.class);
        assertThat(usage.reads()).isEqualTo(1);

        usage.breaks(false);
        assertThat(strict.since(SHOP, QuotaPeriod.DAY, NOW.plusSeconds(1))).isZero();
    }

    @Test
    void whoNobodyAsksAboutIsForgotten() {
        strict.since(SHOP, QuotaPeriod.DAY, NOW);

        clock.set(NOW.plusSeconds(3_601));
        strict.refresh();

        assertThat(strict.count()).isZero();
        assertThat(usage.reads()).isEqualTo(1);
    }
}
