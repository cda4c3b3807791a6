package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TakeTurnTest {

    private static final RateLimit ALL = new RateLimit("all", 3, Duration.ofSeconds(1));
    private static final RateLimit TEST = new RateLimit("test", 1, Duration.ofMinutes(1));

    private final TakeTurn takeTurn = new TakeTurn(
            new MemoryRateLimiter(100, Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC)));

    @Test
    void whereNothingIsLimitedEverybodyGoesOn() {
        assertThat(takeTurn.take("caller", List.of())).isEqualTo(new Turn.Taken());
    }

    @Test
    void oneWhoHasTurnsLeftOfEachLimitGoesOn() {
        assertThat(takeTurn.take("caller", List.of(ALL, TEST))).isEqualTo(new Turn.Taken());
    }

    @Test
    void theLimitThatIsUsedUpSaysHowLongToWait() {
        takeTurn.take("caller", List.of(ALL, TEST));

        assertThat(takeTurn.take("caller", List.of(ALL, TEST))).isEqualTo(new Turn.Wait(Duration.ofMinutes(1)));
    }

    @Test
    void aLimitBehindOneThatIsUsedUpIsNotTouched() {
        for (int i = 0; i < 4; i++) takeTurn.take("caller", List.of(ALL));
        takeTurn.take("caller", List.of(ALL, TEST));

        assertThat(takeTurn.take("caller", List.of(TEST))).isEqualTo(new Turn.Taken());
    }
}
