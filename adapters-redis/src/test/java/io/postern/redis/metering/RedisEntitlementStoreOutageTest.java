package io.postern.redis.metering;

import io.postern.metering.port.EntitlementStore;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.metering.EntitlementStoreOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisEntitlementStoreOutageTest(Outage outage) implements BreakableRedis, EntitlementStoreOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public EntitlementStore store() {
        return new RedisEntitlementStore(REDIS.connected().connection(), "entitlements");
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
