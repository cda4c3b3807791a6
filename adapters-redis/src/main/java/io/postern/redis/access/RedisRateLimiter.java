package io.postern.redis.access;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.postern.access.model.RateLimit;
import io.postern.access.model.Turn;
import io.postern.access.port.RateLimiter;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Buckets that all replicas share; a bucket's key goes once the bucket would be full again. */
final class RedisRateLimiter implements RateLimiter {

    /** Replicas' clocks may differ this much before one deletes a bucket that another still counts in. */
    private static final Duration SKEW_MAX = Duration.ofSeconds(10);

    private final RedisConnection redis;
    private final TimeMeter clock;
    private final Map<RateLimit, BucketConfiguration> buckets = new ConcurrentHashMap<>();
    private volatile @Nullable ProxyManager<byte[]> proxies;

    RedisRateLimiter(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = new ClockMeter(clock);
    }

    @Override
    public Turn take(String subject, RateLimit limit) {
        try {
            ConsumptionProbe probe = proxies()
                    .getProxy(key(subject, limit), () -> buckets.computeIfAbsent(limit, RedisRateLimiter::bucket))
                    .tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) return new Turn.Taken();
            return new Turn.Wait(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
        } catch (RuntimeException e) {
            throw RedisFailures.read("take a turn", e);
        }
    }

    /** Made late, because Redis may be away when this limiter is. */
    private ProxyManager<byte[]> proxies() {
        ProxyManager<byte[]> known = proxies;
        if (known != null) return known;
        ProxyManager<byte[]> made = builder(redis.commands())
                .clientClock(clock)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SKEW_MAX))
                .build();
        proxies = made;
        return made;
    }

    private static LettuceBasedProxyManagerBuilder<byte[]> builder(RedisClusterAsyncCommands<byte[], byte[]> redis) {
        return switch (redis) {
            case RedisAdvancedClusterAsyncCommands<byte[], byte[]> cluster -> Bucket4jLettuce.casBasedBuilder(cluster);
            case RedisAsyncCommands<byte[], byte[]> server -> Bucket4jLettuce.casBasedBuilder(server);
            default -> throw new IllegalStateException("redis: neither a server nor a cluster");
        };
    }

    private static BucketConfiguration bucket(RateLimit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(1, limit.refill()))
                .build();
    }

    /**
     * The length keeps {@code a:b} of {@code c} apart from {@code a} of {@code b:c}. The numbers are in it because a stored
     * bucket keeps those that it was made with: a limit that is changed starts with new buckets.
     */
    private static byte[] key(String subject, RateLimit limit) {
        String name = limit.name();
        String numbers = limit.burst() + "/" + limit.refill().toMillis();
        return ("postern:limit:" + name.length() + ":" + name + ":" + numbers + ":" + subject)
                .getBytes(StandardCharsets.UTF_8);
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Math.multiplyExact(clock.millis(), 1_000_000L);
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
