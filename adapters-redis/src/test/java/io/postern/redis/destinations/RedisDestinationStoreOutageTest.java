package io.postern.redis.destinations;

import io.postern.destinations.port.DestinationStore;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.destinations.DestinationStoreOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisDestinationStoreOutageTest(Outage outage) implements BreakableRedis, DestinationStoreOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public DestinationStore store() {
        return new RedisDestinationStore(REDIS.connected().connection(), "destinations");
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
