package io.postern.redis.telemetry;

import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.telemetry.port.Quotas;
import io.postern.testkit.telemetry.QuotasOutageContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisQuotasOutageTest(Outage outage) implements BreakableRedis, QuotasOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public Quotas quotas() {
        return new RedisQuotas(REDIS.connected().connection());
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
