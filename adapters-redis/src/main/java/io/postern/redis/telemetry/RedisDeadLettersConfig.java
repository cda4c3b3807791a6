package io.postern.redis.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How many dead letters Redis keeps, and for how long.
 *
 * @param lettersMax most letters, over all replicas; beyond, the oldest go
 * @param bytesMax most bytes of letters; beyond, the oldest go, except for the newest one
 * @param destinationPercent how much of both is the share of one destination, 1 to 100; once there is no room for all,
 *     those of one that has more go first
 * @param keep how long a letter is kept; a zero is refused
 */
@ConfigurationProperties("postern.telemetry.redis-dead-letters")
record RedisDeadLettersConfig(int lettersMax, @ReadableBytes long bytesMax, int destinationPercent, Duration keep) {

    RedisDeadLettersConfig {
        Bounds.positive("postern.telemetry.redis-dead-letters.letters-max", lettersMax);
        Bounds.positive("postern.telemetry.redis-dead-letters.bytes-max", bytesMax);
        Bounds.within("postern.telemetry.redis-dead-letters.destination-percent", destinationPercent, 100);
        Bounds.positive("postern.telemetry.redis-dead-letters.keep", keep);
    }

    /** The share of one destination in letters; one at least. */
    long destinationLettersMax() {
        return Math.max(1, (long) lettersMax * destinationPercent / 100);
    }

    /** The share of one destination in bytes. */
    long destinationBytesMax() {
        return Math.max(1, bytesMax / 100 * destinationPercent);
    }
}
