package io.postern.app;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.postern.access.IssueTargetToken;
import io.postern.access.RecognizeMonitoring;
import io.postern.access.VerifySignedToken;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
import io.postern.app.boot.Keys;
import io.postern.locate.AdmitHeartbeat;
import io.postern.locate.FindNearestTargets;
import io.postern.locate.ListTargets;
import io.postern.locate.LiveView;
import io.postern.locate.MonitorTarget;
import io.postern.locate.RegisterTarget;
import io.postern.locate.memory.MemoryTargetRegistry;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.port.TargetRegistry;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Puts the locate context together. */
@Factory
final class LocateWiring {

    /** What monitoring clients sign of themselves ends in a minute; an hour is for those whose clock is wrong. */
    private static final Duration PROOF_LIFE_MAX = Duration.ofHours(1);

    /** Ours end in a minute; replicas' clocks may differ. */
    private static final Duration MONITORING_LIFE_MAX = Duration.ofMinutes(2);

    /** Machines of m-lab get theirs for hours or a day. */
    private static final Duration HEARTBEAT_LIFE_MAX = Duration.ofDays(30);

    private static final Duration LEEWAY_MAX = Duration.ofMinutes(1);

    /** A machine says how it is every ten seconds, so a crowd of callers loses nothing by sharing one look a second. */
    private static final Duration VIEW_FRESH = Duration.ofSeconds(1);

    @Singleton
    @Requires(property = Keys.REGISTRY, value = "memory")
    TargetRegistry targetRegistry(LocateConfig.MemoryRegistry bounds, Clock clock) {
        return new MemoryTargetRegistry(bounds.machinesMax(), clock);
    }

    @Singleton
    MachineNames machineNames(LocateConfig config) {
        return config.names();
    }

    @Singleton
    ServiceTemplates serviceTemplates(LocateConfig config) {
        return config.templates();
    }

    @Singleton
    IssueTargetToken issueTargetToken(LocateConfig config, TargetTokenSigner signer, Clock clock) {
        return new IssueTargetToken(config.issuer(), signer, clock);
    }

    @Singleton
    FindNearestTargets findNearestTargets(
            TargetRegistry registry, ServiceTemplates services, IssueTargetToken tokens, Clock clock) {
        return new FindNearestTargets(new LiveView(registry, VIEW_FRESH, clock), services, tokens, clock);
    }

    @Singleton
    MonitorTarget monitorTarget(
            @Named("monitoring") SignedTokenReader reader,
            AccessConfig access,
            MachineNames names,
            ServiceTemplates services,
            IssueTargetToken tokens,
            Clock clock) {
        ExpectedClaims expected = new ExpectedClaims("monitoring", "locate", PROOF_LIFE_MAX, leeway(access));
        return new MonitorTarget(new VerifySignedToken(reader, expected, clock), names, services, tokens);
    }

    /** The keys are made when there is something to recognise: without locate nothing pays for them. */
    @Singleton
    RecognizeMonitoring recognizeMonitoring(
            LocateConfig config, @Named("own") Provider<SignedTokenReader> own, AccessConfig access, Clock clock) {
        boolean active = config.enabled() && !config.machine().isEmpty();
        SignedTokenReader reader = active ? own.get() : _ -> Optional.empty();
        ExpectedClaims expected =
                new ExpectedClaims(config.issuer(), config.machine(), MONITORING_LIFE_MAX, leeway(access));
        return new RecognizeMonitoring(new VerifySignedToken(reader, expected, clock), active);
    }

    @Singleton
    RegisterTarget registerTarget(TargetRegistry registry, Clock clock) {
        return new RegisterTarget(registry, clock);
    }

    @Singleton
    ListTargets listTargets(TargetRegistry registry, Clock clock) {
        return new ListTargets(registry, clock);
    }

    @Singleton
    AdmitHeartbeat admitHeartbeat(
            @Named("heartbeat") SignedTokenReader reader,
            @Property(name = Keys.HEARTBEAT_KEYS) String keys,
            AccessConfig access,
            Clock clock) {
        ExpectedClaims expected = new ExpectedClaims("", "", HEARTBEAT_LIFE_MAX, leeway(access));
        return new AdmitHeartbeat(new VerifySignedToken(reader, expected, clock), !keys.isBlank());
    }

    /** At most the configured skew, and no more than m-lab's own programs grant. */
    private static Duration leeway(AccessConfig access) {
        return access.clockSkew().compareTo(LEEWAY_MAX) < 0 ? access.clockSkew() : LEEWAY_MAX;
    }
}
