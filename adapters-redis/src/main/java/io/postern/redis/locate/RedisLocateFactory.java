package io.postern.redis.locate;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.locate.port.TargetRegistry;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The port of locate, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.locate.registry", value = "redis")
final class RedisLocateFactory {

    @Singleton
    TargetRegistry targetRegistry(RedisServer redis, Clock clock) {
        return new RedisTargetRegistry(redis.connection(), clock);
    }
}
