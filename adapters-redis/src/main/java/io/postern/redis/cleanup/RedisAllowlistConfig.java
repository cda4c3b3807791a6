package io.postern.redis.cleanup;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Bounds of the allowlist in Redis, over all replicas. The defaults stand in {@link io.postern.redis.Defaults}.
 *
 * @param entriesMax entries kept; at the bound those go that ended a day ago, and then none comes in
 */
@ConfigurationProperties("postern.cleanup.redis-allowlist")
record RedisAllowlistConfig(int entriesMax) {

    RedisAllowlistConfig {
        if (entriesMax < 1)
            throw new IllegalArgumentException(
                    "postern.cleanup.redis-allowlist.entries-max: " + entriesMax + " (expected: 1 or more)");
    }
}
