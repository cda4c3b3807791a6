package io.postern.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Value;
import io.postern.access.ExchangeClientToken;
import io.postern.access.ListClients;
import io.postern.access.ReadClient;
import io.postern.access.RegisterClient;
import io.postern.access.RemoveClient;
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
import io.postern.telemetry.AcceptLogs;
import io.postern.telemetry.AcceptMetrics;
import io.postern.telemetry.KeepQuota;
import io.postern.telemetry.ListDeadLetters;
import io.postern.telemetry.ListMetrics;
import io.postern.telemetry.PurgeDeadLetters;
import io.postern.telemetry.ReadDeadLetter;
import io.postern.telemetry.ReadStatistics;
import io.postern.telemetry.RedriveDeadLetters;
import io.postern.telemetry.SearchLogs;
import io.postern.telemetry.SendTestMetric;
import io.postern.telemetry.TraceReceipt;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.memory.MemoryQuotas;
import io.postern.telemetry.model.ClockSkewPolicy;
import io.postern.telemetry.model.LateRecords;
import io.postern.telemetry.port.DeliveryQueues;
import io.postern.testkit.MovableClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** What {@code app} does in production: the use cases, here over memory and over ports that a test can break. */
@Factory
final class GateWiring {

    @Singleton
    @Primary
    MovableClock clock() {
        return MovableClock.at(Gate.NOW);
    }

    @Singleton
    @Primary
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

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
    BreakableQueue queue(Clock clock) {
        return new BreakableQueue(clock);
    }

    @Singleton
    BreakableLimiter limiter(Clock clock) {
        return new BreakableLimiter(clock);
    }

    @Singleton
    ScriptedDestination destination() {
        return new ScriptedDestination();
    }

    @Singleton
    MemoryDeadLetters deadLetters(Clock clock) {
        return new MemoryDeadLetters(10_000, Duration.ofDays(14), clock);
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
        TokenPolicy policy = new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), false);
        return new ExchangeClientToken(
                configured, registry, assertions, policy, new MemoryTokenStore(1000, clock), signer, clock);
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
    TakeTurn takeTurn(BreakableLimiter limiter) {
        return new TakeTurn(limiter);
    }

    @Singleton
    ClockSkewPolicy clockSkewPolicy() {
        return new ClockSkewPolicy(Duration.ofSeconds(2), Duration.ofHours(24));
    }

    @Singleton
    KeepQuota keepQuota() {
        return new KeepQuota(new MemoryQuotas(1000));
    }

    @Singleton
    AcceptMetrics acceptMetrics(
            BreakableQueue queue, KeepQuota keepQuota, @Value("${test.late-metrics:REFUSE}") LateRecords lateMetrics) {
        return new AcceptMetrics(queue, keepQuota, lateMetrics);
    }

    @Singleton
    AcceptLogs acceptLogs(BreakableQueue queue, KeepQuota keepQuota) {
        return new AcceptLogs(queue, keepQuota, LateRecords.RESTAMP);
    }

    @Singleton
    TraceReceipt traceReceipt(BreakableQueue queue) {
        return new TraceReceipt(queue.receipts());
    }

    @Singleton
    SendTestMetric sendTestMetric(ScriptedDestination destination, Clock clock) {
        return new SendTestMetric(destination, clock, new Random(7));
    }

    @Singleton
    ListMetrics listMetrics(ScriptedDestination destination) {
        return new ListMetrics(destination);
    }

    @Singleton
    ReadStatistics readStatistics(ScriptedDestination destination) {
        return new ReadStatistics(destination);
    }

    @Singleton
    SearchLogs searchLogs(ScriptedDestination destination) {
        return new SearchLogs(destination);
    }

    @Singleton
    ListDeadLetters listDeadLetters(MemoryDeadLetters deadLetters) {
        return new ListDeadLetters(deadLetters);
    }

    @Singleton
    ReadDeadLetter readDeadLetter(MemoryDeadLetters deadLetters) {
        return new ReadDeadLetter(deadLetters);
    }

    @Singleton
    RedriveDeadLetters redriveDeadLetters(MemoryDeadLetters deadLetters, BreakableQueue queue) {
        return new RedriveDeadLetters(deadLetters, new DeliveryQueues(queue, queue));
    }

    @Singleton
    PurgeDeadLetters purgeDeadLetters(MemoryDeadLetters deadLetters) {
        return new PurgeDeadLetters(deadLetters);
    }
}
