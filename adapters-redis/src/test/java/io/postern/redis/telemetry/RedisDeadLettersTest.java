package io.postern.redis.telemetry;

import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.telemetry.port.DeadLetters;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.DeadLettersContract;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisDeadLettersTest implements DeadLettersContract {

    private final RedisServer redis;

    RedisDeadLettersTest(Setup setup) {
        this.redis = setup.server();
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
