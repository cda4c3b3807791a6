package io.postern.redis.metering;

import io.postern.metering.port.RefusedEntries;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.metering.RefusedEntriesContract;
import io.postern.testkit.metering.RefusedEntriesOutageContract;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisRefusedEntriesOutageTest(Outage outage) implements BreakableRedis, RefusedEntriesOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public RefusedEntries refused() {
        return new RedisRefusedEntries(
                REDIS.connected().connection(),
                "{metering}:refused",
                100,
                Duration.ofHours(1),
                Clock.fixed(RefusedEntriesContract.AT, ZoneOffset.UTC));
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
