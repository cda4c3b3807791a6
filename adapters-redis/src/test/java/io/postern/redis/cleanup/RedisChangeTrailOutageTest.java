package io.postern.redis.cleanup;

import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.cleanup.ChangeTrailOutageContract;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisChangeTrailOutageTest(Outage outage) implements BreakableRedis, ChangeTrailOutageContract {

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
    public ChangeTrail trail() {
        return new RedisChangeTrail(
                REDIS.connected().connection(),
                new AllowlistKeys("allowlist"),
                Duration.ofDays(365),
                Clock.systemUTC());
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
