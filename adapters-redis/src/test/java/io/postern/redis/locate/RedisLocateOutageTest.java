package io.postern.redis.locate;

import io.postern.locate.port.TargetRegistry;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.locate.TargetRegistryOutageContract;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisLocateOutageTest(Outage outage) implements BreakableRedis, TargetRegistryOutageContract {

    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public TargetRegistry registry() {
        return new RedisTargetRegistry(REDIS.connected().connection(), CLOCK);
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
