package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.model.DeathCause;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.MovableClock;
import io.postern.testkit.telemetry.Letters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class MeteredDeadLettersTest {

    private static final Duration KEEP = Duration.ofDays(14);

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetters letters = new MeteredDeadLetters(new MemoryDeadLetters(2, KEEP, clock), meters);

    @Test
    void everyCauseIsOnThePageFromTheStart() {
        for (DeathCause cause : DeathCause.values())
            assertThat(dead(cause.name().toLowerCase(Locale.ROOT))).isZero();
    }

    @Test
    void lettersAreCountedByCause() {
        letters.add(List.of(
                Letters.letter("one", DeathCause.REFUSED, clock.instant()),
                Letters.letter("two", DeathCause.TOO_OLD, clock.instant()),
                Letters.letter("three", DeathCause.TOO_OLD, clock.instant())));

        assertThat(dead("refused")).isEqualTo(1);
        assertThat(dead("too_old")).isEqualTo(2);
        assertThat(dead("expired")).isZero();
    }

    @Test
    void lettersThatGoByThemselvesAreCountedByReason() {
        for (int i = 0; i < 3; i++) letters.add(List.of(Letters.letter("number " + i, clock.instant())));
        assertThat(forgotten("pushed_out")).isEqualTo(1);

        clock.advance(KEEP.plusSeconds(1));
        letters.expire();

        assertThat(forgotten("expired")).isEqualTo(2);
        assertThat(forgotten("pushed_out")).isEqualTo(1);
    }

    private double dead(String cause) {
        return meters.get("postern.dead").tag("cause", cause).counter().count();
    }

    private double forgotten(String reason) {
        return meters.get("postern.forgotten").tag("reason", reason).counter().count();
    }
}
