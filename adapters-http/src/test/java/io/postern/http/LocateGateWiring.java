package io.postern.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.postern.access.IssueTargetToken;
import io.postern.access.RecognizeMonitoring;
import io.postern.access.VerifySignedToken;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.port.SignedTokenReader;
import io.postern.access.port.TargetTokenSigner;
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
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The part of {@link GateWiring} that is about locate. */
@Factory
final class LocateGateWiring {

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
}
