package io.postern.redis.cleanup;

import io.postern.cleanup.port.CleanupSettings;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.cleanup.CleanupSettingsOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisCleanupSettingsOutageTest(Outage outage) implements BreakableRedis, CleanupSettingsOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public CleanupSettings settings() {
        return new RedisCleanupSettings(REDIS.connected().connection(), "settings");
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
