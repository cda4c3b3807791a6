package io.postern.redis.access;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.postern.access.model.Allotment;
import io.postern.access.model.RateLimit;
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
    public Allotment take(String subject, RateLimit limit, int turnsMax) {
        try {
            BucketProxy bucket = proxies()
                    .getProxy(key(subject, limit), () -> buckets.computeIfAbsent(limit, RedisRateLimiter::bucket));
            // One step for all who have turns left; those who have none pay a second one for the length of their wait.
            if (turnsMax > 1) {
                VerboseResult<Long> some = bucket.asVerbose().tryConsumeAsMuchAsPossible(turnsMax);
                if (some.getValue() > 0)
                    return granted(some.getValue(), some.getDiagnostics().getAvailableTokens());
            }
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) return granted(1, probe.getRemainingTokens());
            return new Allotment.Wait(Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
        } catch (RuntimeException e) {
            throw RedisFailures.read("take a turn", e);
        }
    }

    private static Allotment granted(long turns, long left) {
        return new Allotment.Granted(Math.toIntExact(turns), Math.toIntExact(Math.max(0, left)));
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
