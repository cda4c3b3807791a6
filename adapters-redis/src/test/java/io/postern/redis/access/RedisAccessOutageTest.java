package io.postern.redis.access;

import io.postern.access.port.ClientRegistry;
import io.postern.access.port.OperatorRegistry;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.Revocations;
import io.postern.access.port.TokenStore;
import io.postern.redis.BreakableRedis;
import io.postern.redis.OutageRedis;
import io.postern.redis.OutageRedis.Outage;
import io.postern.shared.Secret;
import io.postern.testkit.access.ClientRegistryOutageContract;
import io.postern.testkit.access.OperatorRegistryOutageContract;
import io.postern.testkit.access.RateLimiterOutageContract;
import io.postern.testkit.access.RevocationsOutageContract;
import io.postern.testkit.access.TokenStoreOutageContract;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
record RedisAccessOutageTest(Outage outage)
        implements BreakableRedis,
                TokenStoreOutageContract,
                RateLimiterOutageContract,
                RevocationsOutageContract,
                OperatorRegistryOutageContract,
                ClientRegistryOutageContract {

    private static final Clock CLOCK = Clock.systemUTC();

    @AutoClose
    private static final OutageRedis REDIS = new OutageRedis();

    @Override
    public TokenStore store() {
        return new RedisTokenStore(REDIS.connected().connection(), CLOCK);
    }

    @Override
    public RateLimiter limiter() {
        return new RedisRateLimiter(REDIS.connected().connection(), CLOCK);
    }

    @Override
    public Revocations revocations() {
        return new RedisRevocations(REDIS.connected().connection(), "outage", 100_000, CLOCK);
    }

    @Override
    public OperatorRegistry registry() {
        return new RedisOperatorRegistry(REDIS.connected().connection(), "outage-operators");
    }

    @Override
    public ClientRegistry clients() {
        return new RedisClientRegistry(
                REDIS.connected().connection(), "clients", new ClientSeal(new Secret("registry key")));
    }

    @Override
    public Instant now() {
        return CLOCK.instant();
    }

    @Override
    public OutageRedis redis() {
        return REDIS;
    }
}
