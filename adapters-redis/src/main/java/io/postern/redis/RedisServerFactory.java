package io.postern.redis;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.channel.EventLoopGroup;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens Redis, once an adapter asks for it. */
@Factory
final class RedisServerFactory {

    @Singleton
    @Bean(preDestroy = "close")
    RedisServer redisServer(RedisConfig config, Optional<EventLoopGroup> loops) {
        RedisServer server = new RedisServer(config, loops.filter(SharedLoops::fit));
        RedisPersistence.warnIfVolatile(server.connection());
        return server;
    }
}
