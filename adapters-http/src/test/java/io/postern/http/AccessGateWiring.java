package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.postern.access.AuthenticateOperator;
import io.postern.access.EnrolOperator;
import io.postern.access.ExchangeClientToken;
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
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.TokenSigner;
import io.postern.shared.Secret;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** The part of {@link GateWiring} that is about access. */
@Factory
final class AccessGateWiring {

    private static final TokenPolicy POLICY =
            new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), false);

    @Singleton
    @Named("access-token-secret")
    Secret accessTokenSecret() {
        return new Secret(Gate.ACCESS_TOKEN_SECRET);
    }

    @Singleton
    @Named("operator-key")
    Secret operatorKey() {
        return new Secret(Gate.OPERATOR_KEY);
    }

    @Singleton
    BreakableOperators operators() {
        return new BreakableOperators();
    }

    @Singleton
    AuthenticateOperator authenticateOperator(
            @Named("operator-key") Secret bootstrapKey, BreakableOperators operators, Clock clock) {
        return new AuthenticateOperator(bootstrapKey, operators, clock);
    }

    @Singleton
    EnrolOperator enrolOperator(BreakableOperators operators, Clock clock) {
        return new EnrolOperator(operators, new SecureRandom(), clock);
    }

    @Singleton
    ListOperators listOperators(BreakableOperators operators) {
        return new ListOperators(operators);
    }

    @Singleton
    RemoveOperator removeOperator(BreakableOperators operators) {
        return new RemoveOperator(operators);
    }

    @Singleton
    BreakableLimiter limiter(Clock clock) {
        return new BreakableLimiter(clock);
    }

    @Singleton
    ConfiguredClients configuredClients() {
        return ConfiguredClients.only(new Client(ClientId.DEFAULT, new Secret(Gate.CLIENT_SECRET)));
    }

    @Singleton
    MemoryClientRegistry clientRegistry() {
        return new MemoryClientRegistry();
    }

    @Singleton
    ExchangeClientToken exchangeClientToken(
            ConfiguredClients configured,
            ClientRegistry registry,
            Assertions assertions,
            TokenSigner signer,
            Clock clock) {
        return new ExchangeClientToken(
                configured, registry, assertions, POLICY, new MemoryTokenStore(1000, clock), signer, clock);
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
        return new RegisterClient(
                configured, registry, assertions, named -> !named.value().startsWith("missing"), new SecureRandom());
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
    BreakableRevocations revocations(Clock clock) {
        return new BreakableRevocations(clock);
    }

    @Singleton
    KnownRevocations knownRevocations(BreakableRevocations revocations, Clock clock) {
        // Nothing refreshes it here while tests move the clock.
        KnownRevocations known = new KnownRevocations(revocations, Duration.ofDays(2), clock);
        known.refresh();
        return known;
    }

    @Singleton
    RevokeToken revokeToken(KnownRevocations known, Clock clock) {
        return new RevokeToken(known, POLICY, clock);
    }

    @Singleton
    RevokeClientTokens revokeClientTokens(KnownRevocations known, Clock clock) {
        return new RevokeClientTokens(known, POLICY, clock);
    }

    @Singleton
    RevokeAllTokens revokeAllTokens(KnownRevocations known, Clock clock) {
        return new RevokeAllTokens(known, POLICY, clock);
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
    TakeTurn takeTurn(BreakableLimiter limiter, Clock clock) {
        return new TakeTurn(limiter, clock);
    }
}
