package io.postern.redis.metering;

import io.postern.metering.port.Checkpoints;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.metering.CheckpointsOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisCheckpointsOutageTest(Outage outage) implements BreakableRedis, CheckpointsOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public Checkpoints checkpoints() {
        return new RedisCheckpoints(REDIS.connected().connection(), "{metering}:pull");
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
