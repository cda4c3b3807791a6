package io.postern.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param uri server, as {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS
 * @param timeout longest wait for a connection or for the answer to one command, after which Redis counts as
 *     unavailable; more than the stall that a slow disk causes (with {@code appendfsync everysec} Redis holds writes back
 *     once a sync has taken two seconds), or each such stall turns senders away. A zero is refused
 */
@ConfigurationProperties("postern.redis")
record RedisConfig(URI uri, Duration timeout) {

    RedisConfig {
        String scheme = String.valueOf(uri.getScheme());
        if (!(scheme.equals("redis") || scheme.equals("rediss")) || uri.getHost() == null)
            throw new IllegalArgumentException("postern.redis.uri: not usable (expected: redis://host:port)");
        if (timeout.toMillis() < 1)
            throw new IllegalArgumentException("postern.redis.timeout: " + timeout + " (expected: 1 ms or more)");
    }

    /** Leaves out the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisConfig[timeout=" + timeout + "]";
    }
}
