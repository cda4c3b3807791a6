package io.postern.locate;

import io.postern.access.IssueTargetToken;
import io.postern.access.RecognizeMonitoring;
import io.postern.access.VerifySignedToken;
import io.postern.access.model.Attestation;
import io.postern.access.model.SignedClaims;
import io.postern.locate.model.MachineName;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.Monitoring;
import io.postern.locate.model.ServiceName;
import io.postern.locate.model.ServiceTemplates;
import io.postern.locate.model.Target;
import io.postern.locate.model.UrlTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a privileged client a token that opens one machine for monitoring, whether the machine is live or not. */
public final class MonitorTarget {

    private final VerifySignedToken verifySignedToken;
    private final MachineNames names;
    private final ServiceTemplates services;
    private final IssueTargetToken issueTargetToken;

    public MonitorTarget(
            VerifySignedToken verifySignedToken,
            MachineNames names,
            ServiceTemplates services,
            IssueTargetToken issueTargetToken) {
        this.verifySignedToken = verifySignedToken;
        this.names = names;
        this.services = services;
        this.issueTargetToken = issueTargetToken;
    }

    /**
     * Checks the proof that the client signed itself, whose subject is the machine.
     *
     * @param service the service's name as it was asked for; absent when it is no name
     * @param carried parameters that go into the URLs
     */
    public Monitoring monitor(String proof, Optional<ServiceName> service, Map<String, String> carried) {
        return switch (verifySignedToken.verify(proof)) {
            case Attestation.Denied denied -> new Monitoring.Denied(denied.denial());
            case Attestation.Attested attested -> monitor(attested.claims(), service, carried);
        };
    }

    private Monitoring monitor(SignedClaims claims, Optional<ServiceName> service, Map<String, String> carried) {
        Optional<MachineName> machine = names.accept(claims.subject());
        if (machine.isEmpty()) return new Monitoring.UnknownMachine();
        List<UrlTemplate> templates = service.map(services::of).orElse(List.of());
        if (service.isEmpty() || templates.isEmpty()) return new Monitoring.Unserved();
        String name = claims.subject();
        String token = issueTargetToken.issue(RecognizeMonitoring.SUBJECT, name);
        String hostname = machine.get().serving(service.get().experiment());
        return new Monitoring.Granted(
                token, new Target(name, hostname, TargetUrls.of(templates, hostname, token, carried)));
    }
}
