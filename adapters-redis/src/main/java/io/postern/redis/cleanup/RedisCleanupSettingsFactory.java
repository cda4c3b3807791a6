package io.postern.redis.cleanup;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.cleanup.port.CleanupSettings;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;

/** The settings of the cleanup, when Redis is chosen for them. */
@Factory
@Requires(property = "postern.cleanup.settings", value = "redis")
final class RedisCleanupSettingsFactory {

    @Singleton
    CleanupSettings cleanupSettings(RedisServer redis) {
        return new RedisCleanupSettings(redis.connection(), "cleanup-settings");
    }
}
