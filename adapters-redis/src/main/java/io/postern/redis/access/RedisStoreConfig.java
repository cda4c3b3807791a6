package io.postern.redis.access;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Bounds of what access keeps in Redis, over all replicas. The defaults stand in {@link io.postern.redis.Defaults}.
 *
 * @param revokedTokensMax tokens revoked one by one; at the bound no further one is
 */
@ConfigurationProperties("postern.access.redis-store")
record RedisStoreConfig(int revokedTokensMax) {

    RedisStoreConfig {
        if (revokedTokensMax < 1)
            throw new IllegalArgumentException(
                    "postern.access.redis-store.revoked-tokens-max: " + revokedTokensMax + " (expected: 1 or more)");
    }
}
