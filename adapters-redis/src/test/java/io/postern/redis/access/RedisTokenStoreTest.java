package io.postern.redis.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.port.TokenStore;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.Unique;
import io.postern.testkit.access.TokenStoreContract;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisTokenStoreTest implements TokenStoreContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final Clock clock = Clock.systemUTC();

    RedisTokenStoreTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
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
