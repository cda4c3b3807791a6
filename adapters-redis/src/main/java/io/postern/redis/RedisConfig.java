package io.postern.redis;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * How Redis is reached.
 *
 * @param uri server, as {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS. A text,
 *     because the framework shows an address that it cannot convert, and with it the password
 * @param timeout longest wait for a connection or for the answer to one command, after which Redis counts as
 *     unavailable; more than the stall that a slow disk causes (with {@code appendfsync everysec} Redis holds writes back
 *     once a sync has taken two seconds), or each such stall turns senders away. A zero is refused
 */
@ConfigurationProperties("postern.redis")
record RedisConfig(String uri, Duration timeout) {

    RedisConfig {
        if (!isAddress(uri))
            throw new IllegalArgumentException("postern.redis.uri: not usable (expected: redis://host:port; in a user"
                    + " and a password, percent-encode all but letters, digits and -._~)");
        if (timeout.toMillis() < 1)
            throw new IllegalArgumentException("postern.redis.timeout: " + timeout + " (expected: 1 ms or more)");
    }

    /** The server's address. */
    URI address() {
        return URI.create(uri);
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return ("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (URISyntaxException _) {
            // Its message holds the text, and so the password.
            return false;
        }
    }

    /** Leaves out the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisConfig[timeout=" + timeout + "]";
    }
}
