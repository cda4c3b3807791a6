package io.postern.redis.cleanup;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.postern.cleanup.port.Allowlist;
import io.postern.redis.RedisServer;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The allowlist, when Redis is chosen for it. */
@Factory
@Requires(property = "postern.cleanup.allowlist", value = "redis")
final class RedisAllowlistFactory {

    @Singleton
    Allowlist allowlist(RedisServer redis, RedisAllowlistConfig config, Clock clock) {
        return new RedisAllowlist(redis.connection(), "allowlist", config.entriesMax(), clock);
    }
}
