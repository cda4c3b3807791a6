package io.postern.redis.cleanup;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Bounds of the allowlist in Redis and of the trail of its changes, over all replicas. The defaults stand in {@link io.postern.redis.Defaults}.
 *
 * @param entriesMax entries kept; at the bound those go that ended a day ago, and then none comes in
 * @param changesMax changes of the allowlist kept; at the bound the oldest go
 * @param changesKeep how long each of them is told; at least a day
 */
@ConfigurationProperties("postern.cleanup.redis-allowlist")
record RedisAllowlistConfig(int entriesMax, int changesMax, Duration changesKeep) {

    RedisAllowlistConfig {
        if (entriesMax < 1)
            throw new IllegalArgumentException(
                    "postern.cleanup.redis-allowlist.entries-max: " + entriesMax + " (expected: 1 or more)");
        if (changesMax < 1)
            throw new IllegalArgumentException(
                    "postern.cleanup.redis-allowlist.changes-max: " + changesMax + " (expected: 1 or more)");
        if (changesKeep.toDays() < 1)
            throw new IllegalArgumentException(
                    "postern.cleanup.redis-allowlist.changes-keep: " + changesKeep + " (expected: a day or more)");
    }
}
