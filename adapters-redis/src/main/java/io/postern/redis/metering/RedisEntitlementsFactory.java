package io.postern.redis.metering;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.metering.port.Decisions;
import io.postern.metering.port.EntitlementStore;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;

/** What the authorizer keeps, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.metering.entitlements", value = "redis")
final class RedisEntitlementsFactory {

    @Singleton
    EntitlementStore entitlementStore(RedisServer redis) {
        return new RedisEntitlementStore(redis.connection(), "entitlements");
    }

    @Singleton
    Decisions decisions(RedisServer redis) {
        return new RedisDecisions(redis.connection(), "decisions");
    }
}
