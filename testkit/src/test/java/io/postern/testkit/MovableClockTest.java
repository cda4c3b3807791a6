package io.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class MovableClockTest {

    private final MovableClock clock = MovableClock.at("2026-01-31T12:00:00Z");

    @Test
    void standsStillUntilMoved() {
        Instant before = clock.instant();

        assertThat(clock.instant()).isEqualTo(before).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @Test
    void advancesAndGoesBack() {
        assertThat(clock.advance(Duration.ofMinutes(90))).isEqualTo(Instant.parse("2026-01-31T13:30:00Z"));
        assertThat(clock.advance(Duration.ofHours(-2))).isEqualTo(Instant.parse("2026-01-31T11:30:00Z"));
    }

    @Test
    void clocksOfOtherZonesMoveWithIt() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.moveTo(Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(tokyo.instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
