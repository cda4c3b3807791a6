package io.postern.redis.metering;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The usage ledger, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.metering.ledger", value = "redis")
final class RedisUsageFactory {

    @Singleton
    @Bean(typed = {UsageLedger.class, UsageReader.class})
    RedisUsageLedger usageLedger(RedisServer redis, LedgerPolicy policy, List<SinkRoom> sinks, Clock clock) {
        return new RedisUsageLedger(redis.connection(), "metering", policy, sinks, clock);
    }
}
