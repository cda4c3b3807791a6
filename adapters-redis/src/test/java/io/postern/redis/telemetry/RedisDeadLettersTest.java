package io.postern.redis.telemetry;

import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.Unique;
import io.postern.testkit.redis.RealRedis;
import io.postern.testkit.telemetry.DeadLettersContract;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class RedisDeadLettersTest implements DeadLettersContract {

    @SuppressWarnings("NullAway.Init")
    private static RedisServer redis;

    @BeforeAll
    static void open() {
        redis = TestRedis.open(RealRedis.shared());
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Override
    public DeadLetters letters(int lettersMax) {
        return new RedisDeadLetters(
                redis.connection(), Unique.name("dead-letters"), new RedisDeadLettersConfig(lettersMax, 10_000_000));
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-05-01T10:00:00.123456789Z");
    }
}
