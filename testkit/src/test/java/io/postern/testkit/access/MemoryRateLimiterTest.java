package io.postern.testkit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MemoryRateLimiterTest implements RateLimiterContract {

    private static final RateLimit ONE_A_SECOND = new RateLimit("test", 3, Duration.ofSeconds(1));

    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");
    private final RateLimiter limiter = new MemoryRateLimiter(1000, clock);

    @Override
    public RateLimiter limiter() {
        return limiter;
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Test
    void theWaitIsExact() {
        for (int i = 0; i < 3; i++) limiter.take("caller", ONE_A_SECOND, 1);
        clock.advance(Duration.ofMillis(300));

        assertThat(limiter.take("caller", ONE_A_SECOND, 1)).isEqualTo(new Allotment.Wait(Duration.ofMillis(700)));
    }

    @Test
    void oneTurnComesBackWithEachRefill() {
        for (int i = 0; i < 3; i++) limiter.take("caller", ONE_A_SECOND, 1);

        clock.advance(Duration.ofSeconds(2));

        assertThat(limiter.take("caller", ONE_A_SECOND, 1)).isEqualTo(new Allotment.Granted(1, 1));
        assertThat(limiter.take("caller", ONE_A_SECOND, 1)).isEqualTo(new Allotment.Granted(1, 0));
        assertThat(limiter.take("caller", ONE_A_SECOND, 1)).isEqualTo(new Allotment.Wait(Duration.ofSeconds(1)));
    }

    @Test
    void beyondItsBoundTheBucketUnusedForLongestIsForgotten() {
        RateLimiter small = new MemoryRateLimiter(2, clock);
        RateLimit once = new RateLimit("once", 1, Duration.ofHours(1));
        small.take("forgotten", once, 1);
        small.take("kept", once, 1);
        small.take("new", once, 1);

        assertThat(small.take("kept", once, 1)).isInstanceOf(Allotment.Wait.class);
        assertThat(small.take("forgotten", once, 1)).isInstanceOf(Allotment.Granted.class);
    }
}
