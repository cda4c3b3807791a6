package io.postern.redis.metering;

import io.postern.metering.port.Decisions;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.metering.DecisionsOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisDecisionsOutageTest(Outage outage) implements BreakableRedis, DecisionsOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public Decisions decisions() {
        return new RedisDecisions(REDIS.connected().connection(), "decisions");
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
