package io.postern.redis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.port.TokenStore;
import io.postern.redis.RedisServer;
import io.postern.redis.TestRedis;
import io.postern.testkit.Unique;
import io.postern.testkit.access.TokenStoreContract;
import io.postern.testkit.redis.RealRedis;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RedisTokenStoreTest implements TokenStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static RedisServer redis;

    @SuppressWarnings("NullAway.Init")
    private static RedisServer replica;

    private final Clock clock = Clock.systemUTC();

    @BeforeAll
    static void open() {
        redis = TestRedis.open(RealRedis.shared());
        replica = TestRedis.open(RealRedis.shared());
    }

    @AfterAll
    static void close() {
        redis.close();
        replica.close();
    }

    @Override
    public TokenStore store() {
        return new RedisTokenStore(redis.connection(), clock);
    }

    @Override
    public TokenStore replica() {
        return new RedisTokenStore(replica.connection(), clock);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Test
    void aClaimGoesWhenItMay() {
        String fingerprint = Unique.name("token");
        byte[] key = ("postern:claim:" + fingerprint).getBytes(StandardCharsets.UTF_8);

        store().claim(fingerprint, now().plus(Duration.ofMinutes(1)));

        Long ttl = redis.connection().call("ttl", commands -> commands.pttl(key));
        assertThat(ttl).isBetween(50_000L, 60_000L);
    }
}
