package io.postern.redis.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How many dead letters Redis keeps, and for how long.
 *
 * @param lettersMax most letters, over all replicas; beyond, the oldest go
 * @param bytesMax most bytes of letters; beyond, the oldest go, except for the newest one
 * @param keep how long a letter is kept; a zero is refused
 */
@ConfigurationProperties("postern.telemetry.redis-dead-letters")
record RedisDeadLettersConfig(int lettersMax, @ReadableBytes long bytesMax, Duration keep) {

    RedisDeadLettersConfig {
        Bounds.positive("postern.telemetry.redis-dead-letters.letters-max", lettersMax);
        Bounds.positive("postern.telemetry.redis-dead-letters.bytes-max", bytesMax);
        Bounds.positive("postern.telemetry.redis-dead-letters.keep", keep);
    }
}
