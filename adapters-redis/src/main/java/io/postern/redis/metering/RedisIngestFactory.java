package io.postern.redis.metering;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.RefusedEntries;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the ways in of metering keep, when Redis is chosen for metering. */
@Factory
@Requires(property = "postern.metering.store", value = "redis")
final class RedisIngestFactory {

    @Singleton
    RefusedEntries refusedEntries(RedisServer redis, RedisRefusedConfig config, Clock clock) {
        return new RedisRefusedEntries(
                redis.connection(), "{metering}:refused", config.entriesMax(), config.keep(), clock);
    }

    @Singleton
    Checkpoints checkpoints(RedisServer redis) {
        return new RedisCheckpoints(redis.connection(), "{metering}:pull");
    }
}
