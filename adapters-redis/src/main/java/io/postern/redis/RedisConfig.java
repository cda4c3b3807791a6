package io.postern.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * How Redis is reached.
 *
 * @param uri server, as {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS; of a cluster
 *     one or more of its servers, with commas between them and no database. A text, because the framework shows an address
 *     that it cannot convert, and with it the password
 * @param cluster whether that is a Redis Cluster
 * @param timeout longest wait for a connection or for the answer to one command, after which Redis counts as
 *     unavailable; more than the stall that a slow disk causes (with {@code appendfsync everysec} Redis holds writes back
 *     once a sync has taken two seconds), or each such stall turns senders away. A zero is refused
 */
@ConfigurationProperties("postern.redis")
record RedisConfig(String uri, boolean cluster, Duration timeout) {

    RedisConfig {
        if (cluster && !isClusterAddress(uri))
            throw new IllegalArgumentException("postern.redis.uri: not usable (expected with postern.redis.cluster:"
                + " redis://host:port,host:port without a database; in a user and a password, percent-encode all but"
                + " letters, digits and -._~)");
        if (!cluster && !isAddress(uri))
            throw new IllegalArgumentException("postern.redis.uri: not usable (expected: redis://host:port; in a user"
                    + " and a password, percent-encode all but letters, digits and -._~)");
        if (timeout.toMillis() < 1)
            throw new IllegalArgumentException("postern.redis.timeout: " + timeout + " (expected: 1 ms or more)");
    }

    /** The server's address, or those of the cluster's servers that were named. */
    List<RedisURI> addresses() {
        URI address = URI.create(uri);
        List<RedisURI> all = cluster ? RedisClusterURIUtil.toRedisURIs(address) : List.of(RedisURI.create(address));
        all.forEach(one -> {
            one.setTimeout(timeout);
            one.setClientName("postern"); // for operators who look at CLIENT LIST
        });
        return all;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return hasScheme(address) && address.getHost() != null;
        } catch (URISyntaxException _) {
            // Its message holds the text, and so the password.
            return false;
        }
    }

    private static boolean isClusterAddress(String text) {
        try {
            URI address = new URI(text);
            return hasScheme(address)
                    && List.of("", "/", "/0").contains(String.valueOf(address.getPath()))
                    && !RedisClusterURIUtil.toRedisURIs(address).isEmpty();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return false; // as above
        }
    }

    private static boolean hasScheme(URI address) {
        return "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
    }

    /** Leaves out the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisConfig[cluster=" + cluster + ", timeout=" + timeout + "]";
    }
}
