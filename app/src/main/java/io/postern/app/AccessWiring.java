package io.postern.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.access.AuthenticateOperator;
import io.postern.access.EnrolOperator;
import io.postern.access.ExchangeClientToken;
import io.postern.access.FindSenders;
import io.postern.access.IntrospectToken;
import io.postern.access.KnownRevocations;
import io.postern.access.ListClients;
import io.postern.access.ListOperators;
import io.postern.access.ReadClient;
import io.postern.access.RegisterClient;
import io.postern.access.RemoveClient;
import io.postern.access.RemoveOperator;
import io.postern.access.RevokeAllTokens;
import io.postern.access.RevokeClientTokens;
import io.postern.access.RevokeToken;
import io.postern.access.RotateClientSecret;
import io.postern.access.TakeTurn;
import io.postern.access.VerifyAccessToken;
import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.memory.MemoryOperatorRegistry;
import io.postern.access.memory.MemoryRateLimiter;
import io.postern.access.memory.MemoryRevocations;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ClientKey;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.OperatorRegistry;
import io.postern.access.port.RateLimiter;
import io.postern.access.port.Revocations;
import io.postern.access.port.TokenSigner;
import io.postern.access.port.TokenStore;
import io.postern.app.boot.Keys;
import io.postern.app.operations.RevocationWatch;
import io.postern.destinations.FindDestination;
import io.postern.destinations.model.DestinationName;
import io.postern.shared.Secret;
import jakarta.inject.Named;
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
    @Requires(property = Keys.TOKEN_STORE, value = "memory")
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
    RegisterClient registerClient(
            ConfiguredClients configured,
            ClientRegistry registry,
            Assertions assertions,
            FindDestination findDestination) {
        return new RegisterClient(
                configured,
                registry,
                assertions,
                named -> DestinationName.read(named.value())
                        .flatMap(findDestination::find)
                        .isPresent(),
                new SecureRandom());
    }

    @Singleton
    FindSenders findSenders(ListClients listClients) {
        return new FindSenders(listClients);
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
    @Requires(property = Keys.STORE, value = "memory")
    Revocations revocations(AccessConfig.MemoryStore bounds, Clock clock) {
        return new MemoryRevocations(bounds.revokedTokensMax(), clock);
    }

    @Singleton
    KnownRevocations knownRevocations(Revocations revocations, RevocationConfig config, Clock clock) {
        return new KnownRevocations(revocations, config.trustedFor(), clock);
    }

    // Made at the start, so that no token is looked at before it is known what is revoked.
    @Context
    @Bean(preDestroy = "close")
    RevocationWatch revocationWatch(KnownRevocations known, Clock clock, MeterRegistry meters) {
        RevocationWatch watch = new RevocationWatch(known, clock);
        watch.showOn(meters);
        watch.start();
        return watch;
    }

    @Singleton
    RevokeToken revokeToken(KnownRevocations known, AccessConfig config, Clock clock) {
        return new RevokeToken(known, config.policy(), clock);
    }

    @Singleton
    RevokeClientTokens revokeClientTokens(KnownRevocations known, AccessConfig config, Clock clock) {
        return new RevokeClientTokens(known, config.policy(), clock);
    }

    @Singleton
    RevokeAllTokens revokeAllTokens(KnownRevocations known, AccessConfig config, Clock clock) {
        return new RevokeAllTokens(known, config.policy(), clock);
    }

    @Singleton
    IntrospectToken introspectToken(TokenSigner signer, KnownRevocations known, Clock clock) {
        return new IntrospectToken(signer, known, clock);
    }

    @Singleton
    VerifyAccessToken verifyAccessToken(TokenSigner signer, KnownRevocations known, Clock clock) {
        return new VerifyAccessToken(signer, known, clock);
    }

    @Singleton
    TakeTurn takeTurn(RateLimiter limiter, Clock clock) {
        return new TakeTurn(limiter, clock);
    }

    @Singleton
    @Requires(property = Keys.STORE, value = "memory")
    OperatorRegistry operatorRegistry() {
        return new MemoryOperatorRegistry();
    }

    @Singleton
    AuthenticateOperator authenticateOperator(
            @Named("operator-key") Secret bootstrapKey, OperatorRegistry registry, Clock clock) {
        return new AuthenticateOperator(bootstrapKey, registry, clock);
    }

    @Singleton
    EnrolOperator enrolOperator(OperatorRegistry registry, Clock clock) {
        return new EnrolOperator(registry, new SecureRandom(), clock);
    }

    @Singleton
    ListOperators listOperators(OperatorRegistry registry) {
        return new ListOperators(registry);
    }

    @Singleton
    RemoveOperator removeOperator(OperatorRegistry registry) {
        return new RemoveOperator(registry);
    }
}
