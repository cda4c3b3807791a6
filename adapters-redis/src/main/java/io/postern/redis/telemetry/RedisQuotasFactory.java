package io.postern.redis.telemetry;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.redis.RedisServer;
import io.postern.telemetry.port.Quotas;
import jakarta.inject.Singleton;

/** The quotas of clients, which are where the clients are. */
@Factory
@Requires(property = "postern.access.store", value = "redis")
final class RedisQuotasFactory {

    @Singleton
    Quotas quotas(RedisServer redis) {
        return new RedisQuotas(redis.connection());
    }
}
