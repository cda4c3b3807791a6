package io.postern.redis.access;

import io.postern.access.port.RateLimiter;
import io.postern.access.port.TokenStore;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.testkit.access.RateLimiterOutageContract;
import io.postern.testkit.access.TokenStoreOutageContract;
import io.postern.testkit.redis.RealRedis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** A Redis that is killed and comes back with its file, and one that hangs. */
final class RedisAccessOutageTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @SuppressWarnings("NullAway.Init")
    private static RealRedis real;

    @SuppressWarnings("NullAway.Init")
    private static RedisServer redis;

    @BeforeAll
    static void open() {
        real = TestRedis.startDurable();
        redis = TestRedis.open(real);
    }

    /** The test before may have ended before the connection was back. */
    @BeforeEach
    void awaitConnection() {
        TestRedis.awaitConnection(redis);
    }

    @AfterAll
    static void close() {
        redis.close();
        real.close();
    }

    private interface Adapters extends TokenStoreOutageContract, RateLimiterOutageContract {

        @Override
        default TokenStore store() {
            return new RedisTokenStore(redis.connection(), CLOCK);
        }

        @Override
        default RateLimiter limiter() {
            return new RedisRateLimiter(redis.connection(), CLOCK);
        }

        @Override
        default Duration timeLimit() {
            return Duration.ofSeconds(5);
        }

        @Override
        default Instant now() {
            return CLOCK.instant();
        }
    }

    @Nested
    final class Killed implements Adapters {

        @Override
        public void breakIt() {
            real.kill();
        }

        @Override
        public void mendIt() {
            real.restart();
        }
    }

    @Nested
    final class Hanging implements Adapters {

        @Override
        public void breakIt() {
            real.pause();
        }

        @Override
        public void mendIt() {
            real.resume();
        }
    }
}
