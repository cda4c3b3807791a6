package io.postern.redis.metering;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Bounds of the refused entries in Redis, over all replicas. The defaults stand in {@link io.postern.redis.Defaults}.
 *
 * @param entriesMax entries kept; at the bound the oldest go
 * @param keep how long one is kept
 */
@ConfigurationProperties("postern.metering.redis-refused")
record RedisRefusedConfig(int entriesMax, Duration keep) {

    RedisRefusedConfig {
        if (entriesMax < 1)
            throw new IllegalArgumentException(
                    "postern.metering.redis-refused.entries-max: " + entriesMax + " (expected: 1 or more)");
        if (keep.isNegative() || keep.isZero())
            throw new IllegalArgumentException(
                    "postern.metering.redis-refused.keep: " + keep + " (expected: more than zero)");
    }
}
