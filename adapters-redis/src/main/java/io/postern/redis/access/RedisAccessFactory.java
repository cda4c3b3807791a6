package io.postern.redis.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.OperatorRegistry;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.Revocations;
import io.postern.redis.RedisServer;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The ports of access but for used tokens, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.access.store", value = "redis")
final class RedisAccessFactory {

    @Singleton
    Revocations revocations(RedisServer redis, RedisStoreConfig config, Clock clock) {
        return new RedisRevocations(redis.connection(), "revocations", config.revokedTokensMax(), clock);
    }

    @Singleton
    OperatorRegistry operatorRegistry(RedisServer redis) {
        return new RedisOperatorRegistry(redis.connection(), "operators");
    }

    @Singleton
    ClientRegistry clientRegistry(RedisServer redis, @Named("registry-key") Secret registryKey) {
        return new RedisClientRegistry(redis.connection(), "clients", new ClientSeal(registryKey));
    }

    @Singleton
    RateLimiter rateLimiter(RedisServer redis, Clock clock) {
        return new RedisRateLimiter(redis.connection(), clock);
    }
}
