package io.postern.redis.cleanup;

import io.postern.cleanup.port.Allowlist;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.cleanup.AllowlistOutageContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisAllowlistOutageTest(Outage outage) implements BreakableRedis, AllowlistOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public Allowlist allowlist() {
        return new RedisAllowlist(
                REDIS.connected().connection(),
                new AllowlistKeys("allowlist"),
                new RedisAllowlistConfig(1_000, 10, Duration.ofDays(1)),
                Clock.systemUTC());
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
