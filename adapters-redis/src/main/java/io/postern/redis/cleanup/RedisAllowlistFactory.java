package io.postern.redis.cleanup;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The allowlist and the trail of its changes, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.cleanup.allowlist", value = "redis")
final class RedisAllowlistFactory {

    private static final AllowlistKeys KEYS = new AllowlistKeys("allowlist");

    @Singleton
    Allowlist allowlist(RedisServer redis, RedisAllowlistConfig config, Clock clock) {
        return new RedisAllowlist(redis.connection(), KEYS, config, clock);
    }

    @Singleton
    ChangeTrail changeTrail(RedisServer redis, RedisAllowlistConfig config, Clock clock) {
        return new RedisChangeTrail(redis.connection(), KEYS, config.changesKeep(), clock);
    }
}
