package io.postern.redis.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.model.Revocation;
import io.postern.access.model.TokenId;
import io.postern.access.port.Revocations;
import io.postern.redis.RedisServer;
import io.postern.redis.Setup;
import io.postern.testkit.MovableClock;
import io.postern.testkit.Unique;
import io.postern.testkit.access.RevocationsContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class RedisRevocationsTest implements RevocationsContract {

    private final RedisServer redis;
    private final RedisServer replica;
    private final String name = Unique.name("revocations");
    private final MovableClock clock = MovableClock.at("2026-05-01T10:00:00Z");

    RedisRevocationsTest(Setup setup) {
        this.redis = setup.server();
        this.replica = setup.replica();
    }

    @Override
    public Revocations revocations(int tokensMax) {
        return new RedisRevocations(redis.connection(), name, tokensMax, clock);
    }

    @Override
    public Revocations replica(int tokensMax) {
        return new RedisRevocations(replica.connection(), name, tokensMax, clock);
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Test
    void nothingIsLeftOnceAllHaveEnded() {
        revocations(10).add(token("long", Duration.ofMinutes(10)));
        revocations(10).add(token("short", Duration.ofMinutes(1)));

        for (String key : new String[] {"revoked", "by-version", "by-end"}) {
            Long ttl = redis.connection()
                    .call("ttl", commands -> commands.pttl(("postern:{" + name + "}:" + key).getBytes(UTF_8)));
            assertThat(ttl).as(key).isBetween(590_000L, 600_000L);
        }
    }

    @Test
    void aRedisThatLostItsDataTellsWhatIsAddedSince() {
        revocations(10).add(token("lost", Duration.ofMinutes(10)));
        long version = revocations(10).since(Revocations.BEGINNING).version();
        for (String key : new String[] {"revoked", "by-version", "by-end"})
            redis.connection()
                    .call("lose", commands -> commands.del(("postern:{" + name + "}:" + key).getBytes(UTF_8)));
        Revocation added = token("added", Duration.ofMinutes(10));
        revocations(10).add(added);

        assertThat(revocations(10).since(version).added()).containsExactly(added);
    }

    private Revocation token(String id, Duration life) {
        Instant until = clock.instant().plus(life);
        return new Revocation.OfToken(new TokenId(id), until);
    }
}
