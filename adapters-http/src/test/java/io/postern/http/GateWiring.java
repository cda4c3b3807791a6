package io.postern.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.postern.access.AuthenticateOperator;
import io.postern.access.EnrolOperator;
import io.postern.access.ExchangeClientToken;
import io.postern.access.IntrospectToken;
import io.postern.access.IssueTargetToken;
import io.postern.access.KnownRevocations;
import io.postern.access.ListClients;
import io.postern.access.ListOperators;
import io.postern.access.ReadClient;
import io.postern.access.RecognizeMonitoring;
import io.postern.access.RegisterClient;
import io.postern.access.RemoveClient;
import io.postern.access.RemoveOperator;
import io.postern.access.RevokeAllTokens;
import io.postern.access.RevokeClientTokens;
import io.postern.access.RevokeToken;
import io.postern.access.RotateClientSecret;
import io.postern.access.TakeTurn;
import io.postern.access.VerifyAccessToken;
import io.postern.access.VerifySignedToken;
import io.postern.access.memory.MemoryClientRegistry;
import io.postern.access.memory.MemoryTokenStore;
import io.postern.access.model.Client;
import io.postern.access.model.ClientId;
import io.postern.access.model.ConfiguredClients;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.model.TokenPolicy;
import io.postern.access.port.Assertions;
import io.postern.access.port.ClientRegistry;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
import io.postern.access.port.TokenSigner;
import io.postern.locate.AdmitHeartbeat;
import io.postern.locate.FindNearestTargets;
import io.postern.locate.ListTargets;
import io.postern.locate.LiveView;
import io.postern.locate.MonitorTarget;
import io.postern.locate.RegisterTarget;
import io.postern.locate.memory.MemoryTargetRegistry;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.UrlTemplate;
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
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What {@code app} does in production: the use cases, here over memory and over ports that a test can break. */
@Factory
final class GateWiring {

    private static final TokenPolicy POLICY =
            new TokenPolicy(Duration.ofHours(24), Duration.ofHours(1), Duration.ofMinutes(5), false);

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

    @Singleton
    MemoryTargetRegistry targetRegistry(Clock clock) {
        return new MemoryTargetRegistry(100, clock);
    }

    @Singleton
    MachineNames machineNames() {
        return new MachineNames("gate-.*\\.example\\.org");
    }

    @Singleton
    IssueTargetToken issueTargetToken(TargetTokenSigner signer, Clock clock) {
        return new IssueTargetToken("locate", signer, clock);
    }

    @Singleton
    ServiceTemplates serviceTemplates() {
        return new ServiceTemplates(Map.of(
                new ServiceName("ndt", "ndt5"),
                List.of(new UrlTemplate("ws://:3001/ndt_protocol"), new UrlTemplate("wss://:3010/ndt_protocol")),
                new ServiceName("ndt", "ndt7"),
                List.of(new UrlTemplate("wss:///ndt/v7/upload"))));
    }

    @Singleton
    FindNearestTargets findNearestTargets(
            MemoryTargetRegistry registry, ServiceTemplates services, IssueTargetToken tokens, Clock clock) {
        return new FindNearestTargets(new LiveView(registry, Duration.ZERO, clock), services, tokens, clock);
    }

    @Singleton
    MonitorTarget monitorTarget(
            @Named("monitoring") SignedTokenReader reader,
            MachineNames names,
            ServiceTemplates services,
            IssueTargetToken tokens,
            Clock clock) {
        ExpectedClaims expected =
                new ExpectedClaims("monitoring", "locate", Duration.ofHours(1), Duration.ofMinutes(1));
        return new MonitorTarget(new VerifySignedToken(reader, expected, clock), names, services, tokens);
    }

    @Singleton
    RecognizeMonitoring recognizeMonitoring(
            @Named("own") SignedTokenReader reader, @Value("${test.machine:}") String machine, Clock clock) {
        ExpectedClaims expected = new ExpectedClaims("locate", machine, Duration.ofMinutes(2), Duration.ofMinutes(1));
        return new RecognizeMonitoring(new VerifySignedToken(reader, expected, clock), !machine.isEmpty());
    }

    @Singleton
    RegisterTarget registerTarget(MemoryTargetRegistry registry, Clock clock) {
        return new RegisterTarget(registry, clock);
    }

    @Singleton
    ListTargets listTargets(MemoryTargetRegistry registry, Clock clock) {
        return new ListTargets(registry, clock);
    }

    @Singleton
    AdmitHeartbeat admitHeartbeat(
            @Named("heartbeat") SignedTokenReader reader,
            @Property(name = "postern.locate.heartbeat-keys") String keys,
            Clock clock) {
        ExpectedClaims expected = new ExpectedClaims("", "", Duration.ofDays(30), Duration.ofMinutes(1));
        return new AdmitHeartbeat(new VerifySignedToken(reader, expected, clock), !keys.isEmpty());
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
        return new AcceptMetrics(new DeliveryQueues(queue, queue), keepQuota, lateMetrics);
    }

    @Singleton
    AcceptLogs acceptLogs(BreakableQueue queue, KeepQuota keepQuota) {
        return new AcceptLogs(new DeliveryQueues(queue, queue), keepQuota, LateRecords.RESTAMP);
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
    RedriveDeadLetters redriveDeadLetters(MemoryDeadLetters deadLetters, BreakableQueue queue, Clock clock) {
        return new RedriveDeadLetters(deadLetters, new DeliveryQueues(queue, queue), clock);
    }

    @Singleton
    PurgeDeadLetters purgeDeadLetters(MemoryDeadLetters deadLetters) {
        return new PurgeDeadLetters(deadLetters);
    }
}
