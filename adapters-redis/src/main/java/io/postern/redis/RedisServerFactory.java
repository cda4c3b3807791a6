package io.postern.redis;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.channel.EventLoopGroup;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Opens Redis, once an adapter asks for it. */
@Factory
final class RedisServerFactory {

    @Singleton
    @Bean(preDestroy = "close")
    RedisServer redisServer(RedisConfig config, @Nullable EventLoopGroup loops) {
        RedisServer server = new RedisServer(config, loops != null && SharedLoops.fit(loops) ? loops : null);
        RedisPersistence.warnIfVolatile(server.connection());
        return server;
    }
}
