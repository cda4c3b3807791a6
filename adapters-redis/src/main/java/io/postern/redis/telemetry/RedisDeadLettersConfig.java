package io.postern.redis.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;

/**
 * How many dead letters Redis keeps.
 *
 * @param lettersMax most letters, over all replicas; beyond, the oldest go
 * @param bytesMax most bytes of letters; beyond, the oldest go, except for the newest one
 */
@ConfigurationProperties("postern.telemetry.redis-dead-letters")
record RedisDeadLettersConfig(int lettersMax, @ReadableBytes long bytesMax) {

    RedisDeadLettersConfig {
        Bounds.positive("postern.telemetry.redis-dead-letters.letters-max", lettersMax);
        Bounds.positive("postern.telemetry.redis-dead-letters.bytes-max", bytesMax);
    }
}
