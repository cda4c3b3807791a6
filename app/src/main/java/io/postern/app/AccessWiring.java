package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.access.ExchangeClientToken;
import io.postern.access.ListClients;
import io.postern.access.ReadClient;
import io.postern.access.RegisterClient;
import io.postern.access.RemoveClient;
import io.postern.access.RotateClientSecret;
import io.postern.access.TakeTurn;
import io.postern.access.VerifyAccessToken;
import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.app.boot.Keys;
import io.postern.shared.Secret;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts the access context together. */
@Factory
final class AccessWiring {

    /** What configuration says of {@code default} adds to the one secret that it always has. */
    @Singleton
    ConfiguredClients configuredClients(
            @Property(name = Keys.CLIENT_SECRET) String secret, List<ClientConfig> configs, Assertions assertions) {
        List<Client> clients = new ArrayList<>();
        List<Client> compatible = new ArrayList<>();
        for (ClientConfig config : configs) {
            boolean isDefault = config.id().equals(ClientId.DEFAULT.value());
            Client client = config.client(isDefault ? List.of(new Secret(secret)) : List.of());
            refuseUnusableKeys(client, assertions);
            clients.add(client);
            if (isDefault || config.compatible()) compatible.add(client);
        }
        if (clients.stream().noneMatch(client -> client.id().equals(ClientId.DEFAULT))) {
            Client alone = new Client(ClientId.DEFAULT, new Secret(secret));
            clients.add(alone);
            compatible.addFirst(alone);
        }
        return new ConfiguredClients(clients, compatible);
    }

    private static void refuseUnusableKeys(Client client, Assertions assertions) {
        for (ClientKey key : client.keys())
            if (!assertions.usable(key))
                throw new IllegalArgumentException("postern.access.clients." + client.id()
                        + ".keys: not usable (expected: public JSON Web Keys: Ed25519, P-256, or RSA of 2048 bits or"
                        + " more)");
    }

    @Singleton
    @Requires(property = Keys.STORE, value = "memory")
    ClientRegistry clientRegistry() {
        return new MemoryClientRegistry();
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
            ConfiguredClients configured,
            ClientRegistry registry,
            Assertions assertions,
            AccessConfig config,
            TokenStore store,
            TokenSigner signer,
            Clock clock) {
        return new ExchangeClientToken(configured, registry, assertions, config.policy(), store, signer, clock);
    }

    @Singleton
    ListClients listClients(ConfiguredClients configured, ClientRegistry registry) {
        return new ListClients(configured, registry);
    }

    @Singleton
    ReadClient readClient(ConfiguredClients configured, ClientRegistry registry) {
        return new ReadClient(configured, registry);
    }

    @Singleton
    RegisterClient registerClient(ConfiguredClients configured, ClientRegistry registry, Assertions assertions) {
        return new RegisterClient(configured, registry, assertions, new SecureRandom());
    }

    @Singleton
    RotateClientSecret rotateClientSecret(ConfiguredClients configured, ClientRegistry registry) {
        return new RotateClientSecret(configured, registry, new SecureRandom());
    }

    @Singleton
    RemoveClient removeClient(ConfiguredClients configured, ClientRegistry registry) {
        return new RemoveClient(configured, registry);
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
