package io.postern.redis.metering;

import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.Retention;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.testkit.metering.UsageReaderOutageContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisUsageLedgerOutageTest(Outage outage) implements BreakableRedis, UsageReaderOutageContract {

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public UsageLedger ledger() {
        return usage();
    }

    @Override
    public UsageReader reader() {
        return usage();
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }

    private static RedisUsageLedger usage() {
        LedgerPolicy policy = new LedgerPolicy(
                new Retention(Duration.ofDays(2), Duration.ofDays(35), Duration.ofDays(400)),
                new SeriesBounds(1_000, 100),
                Duration.ofDays(1));
        return new RedisUsageLedger(REDIS.connected().connection(), "metering", policy, List.of(), Clock.systemUTC());
    }
}
