package io.postern.redis;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Opens Redis, once an adapter asks for it. */
@Factory
final class RedisServerFactory {

    @Singleton
    @Bean(preDestroy = "close")
    RedisServer redisServer(RedisConfig config) {
        RedisServer server = new RedisServer(config);
        RedisPersistence.warnIfVolatile(server.connection());
        return server;
    }
}
