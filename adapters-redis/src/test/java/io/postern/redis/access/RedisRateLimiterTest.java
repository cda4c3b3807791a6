package io.postern.redis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
import io.postern.access.port.RateLimiter;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.access.RateLimiterContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisRateLimiterTest implements RateLimiterContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    RedisRateLimiterTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public RateLimiter limiter() {
        return new RedisRateLimiter(redis.connection(), clock);
    }

    @Override
    public RateLimiter replica() {
        return new RedisRateLimiter(replica.connection(), clock);
    }

    @Override
    public void letPass(Duration time) {
        clock.advance(time);
    }

    @Test
    void aBucketGoesOnceItIsFullAgain() {
        String subject = Unique.name("caller");
        byte[] key = ("postern:limit:4:test:5/60000:" + subject).getBytes(StandardCharsets.UTF_8);

        limiter().take(subject, new RateLimit("test", 5, Duration.ofMinutes(1)), 1);

        Long ttl = redis.connection().call("ttl", commands -> commands.pttl(key));
        assertThat(ttl).isBetween(55_000L, 71_000L);
    }

    @Test
    void aLimitThatIsMadeNarrowerCountsAtOnce() {
        String subject = Unique.name("caller");
        limiter().take(subject, new RateLimit("test", 200, Duration.ofMinutes(1)), 1);
        RateLimit narrow = new RateLimit("test", 1, Duration.ofMinutes(1));

        limiter().take(subject, narrow, 1);

        assertThat(limiter().take(subject, narrow, 1)).isInstanceOf(Allotment.Wait.class);
    }
}
