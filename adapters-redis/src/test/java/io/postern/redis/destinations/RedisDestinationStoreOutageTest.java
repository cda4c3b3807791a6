package io.postern.redis.destinations;

import io.postern.destinations.port.DestinationStore;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.destinations.DestinationStoreOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisDestinationStoreOutageTest(Outage outage) implements DestinationStoreOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public DestinationStore store() {
        return new RedisDestinationStore(REDIS.connected().connection(), "destinations");
    }

    @Override
    public void breakIt() {
        REDIS.begin(outage);
    }

    @Override
    public void mendIt() {
        REDIS.end(outage);
    }
}
