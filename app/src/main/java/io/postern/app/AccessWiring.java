package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.access.ExchangeClientToken;
import io.postern.access.TakeTurn;
import io.postern.access.VerifyAccessToken;
import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.app.boot.Keys;
import io.postern.shared.Secret;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the access context together. */
@Factory
final class AccessWiring {

    @Singleton
    Client client(@Property(name = Keys.CLIENT_SECRET) String secret) {
        return new Client(ClientId.DEFAULT, new Secret(secret));
    }

    @Singleton
    @Requires(property = Keys.STORE, value = "memory")
    TokenStore tokenStore(AccessConfig.MemoryStore bounds, Clock clock) {
        return new MemoryTokenStore(bounds.claimsMax(), clock);
    }

    @Singleton
    @Requires(property = Keys.STORE, value = "memory")
    RateLimiter rateLimiter(AccessConfig.MemoryStore bounds, Clock clock) {
        return new MemoryRateLimiter(bounds.callersMax(), clock);
    }

    @Singleton
    ExchangeClientToken exchangeClientToken(
            Client client, AccessConfig config, TokenStore store, TokenSigner signer, Clock clock) {
        return new ExchangeClientToken(client, config.policy(), store, signer, clock);
    }

    @Singleton
    VerifyAccessToken verifyAccessToken(TokenSigner signer, Clock clock) {
        return new VerifyAccessToken(signer, clock);
    }

    @Singleton
    TakeTurn takeTurn(RateLimiter limiter) {
        return new TakeTurn(limiter);
    }
}
