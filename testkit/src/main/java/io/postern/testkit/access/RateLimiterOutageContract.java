package io.postern.testkit.access;

import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.testkit.Breakable;
import io.postern.testkit.Outages;
import io.postern.testkit.Unique;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} over a network promises when its technology is gone. */
public interface RateLimiterOutageContract extends Breakable {

    /** The limiter under test; the same one throughout a test. */
    RateLimiter limiter();

    @Test
    default void aTurnDuringAnOutageSaysSoInTime() {
        RateLimiter limiter = limiter();
        limiter.take(Unique.name("caller"), limit(), 1);
        breakIt();
        try {
            Outages.assertUnavailable(timeLimit(), () -> limiter.take(Unique.name("caller"), limit(), 1));
        } finally {
            mendIt();
        }
    }

    @Test
    default void turnsAreGivenAgainAfterAnOutage() {
        RateLimiter limiter = limiter();
        limiter.take(Unique.name("caller"), limit(), 1);
        breakIt();
        mendIt();

        Outages.assertRecovers(() -> limiter.take(Unique.name("caller"), limit(), 1));
    }

    private static RateLimit limit() {
        return new RateLimit("outage", 3, Duration.ofSeconds(1));
    }
}
