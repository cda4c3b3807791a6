package io.postern.redis.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.access.port.TokenStore;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Used tokens, when Redis is chosen for them: as a rule with the other ports of access. */
@Factory
@Requires(property = "postern.access.token-store", value = "redis")
final class RedisTokenStoreFactory {

    @Singleton
    TokenStore tokenStore(RedisServer redis, Clock clock) {
        return new RedisTokenStore(redis.connection(), clock);
    }
}
