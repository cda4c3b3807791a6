package io.postern.redis.access;

import io.lettuce.core.SetArgs;
import io.postern.access.port.TokenStore;
import io.postern.redis.RedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Claims as keys that exist until the claim may be forgotten. */
final class RedisTokenStore implements TokenStore {

    private static final String KEYS = "postern:claim:";
    private static final byte[] CLAIMED = {};

    private final RedisConnection redis;
    private final Clock clock;

    RedisTokenStore(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public boolean claim(String fingerprint, Instant until) {
        byte[] key = (KEYS + fingerprint).getBytes(StandardCharsets.UTF_8);
        // Redis refuses a time of zero, and a claim that ended already must still be answered.
        long millis = Math.max(1, Duration.between(clock.instant(), until).toMillis());
        SetArgs onlyOnce = SetArgs.Builder.nx().px(millis);
        return redis.call("claim", commands -> commands.set(key, CLAIMED, onlyOnce)) != null;
    }
}
