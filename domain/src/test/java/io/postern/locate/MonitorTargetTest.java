package io.postern.locate;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.VerifySignedToken;
import io.postern.access.model.Denial;
import io.postern.access.model.ExpectedClaims;
import io.postern.access.model.SignedClaims;
import io.postern.locate.model.MachineNames;
import io.postern.locate.model.Monitoring;
import io.postern.locate.model.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MonitorTargetTest {

    private static final String MACHINE = "mlab1-nyc01.mlab-oti.measurement-lab.org";

    private final Fleet fleet = new Fleet();

    @Test
    void aMachineNeedNotBeLiveToBeMonitored() {
        Monitoring.Granted granted = (Monitoring.Granted)
                monitor(MACHINE).monitor("signed", Optional.of(Fleet.NDT7), Map.of("a", "b", "access_token", "no"));

        assertThat(granted.token()).isEqualTo("monitoring-for-" + MACHINE);
        assertThat(granted.target().machine()).isEqualTo(MACHINE);
        assertThat(granted.target().hostname()).isEqualTo("ndt-" + MACHINE);
        assertThat(granted.target().urls())
                .containsExactly(Map.entry(
                        "wss:///configured",
                        "wss://ndt-" + MACHINE + "/configured?a=b&access_token=monitoring-for-" + MACHINE));
    }

    @Test
    void aSubjectThatIsNoMachineIsRefused() {
        for (String subject : List.of("", "monitoring", "gate.example.org", "a b"))
            assertThat(monitor(subject).monitor("signed", Optional.of(Fleet.NDT7), Map.of()))
                    .isEqualTo(new Monitoring.UnknownMachine());
    }

    @Test
    void anUnservedIsRefused() {
        assertThat(monitor(MACHINE).monitor("signed", Optional.of(new ServiceName("ndt", "ndt9")), Map.of()))
                .isEqualTo(new Monitoring.Unserved());
        assertThat(monitor(MACHINE).monitor("signed", Optional.empty(), Map.of()))
                .isEqualTo(new Monitoring.Unserved());
    }

    @Test
    void aProofThatDoesNotHoldIsRefusedBeforeAnythingElse() {
        assertThat(monitor("").monitor("forged", Optional.empty(), Map.of()))
                .isEqualTo(new Monitoring.Denied(Denial.MALFORMED));
    }

    private MonitorTarget monitor(String subject) {
        SignedClaims claims =
                new SignedClaims("monitoring", subject, List.of("locate"), "", Instant.MIN, fleet.now.plusSeconds(60));
        VerifySignedToken verify = new VerifySignedToken(
                text -> text.equals("signed") ? Optional.of(claims) : Optional.empty(),
                new ExpectedClaims("monitoring", "locate", Duration.ofHours(1), Duration.ZERO),
                fleet.clock);
        return new MonitorTarget(verify, new MachineNames(""), fleet.services, fleet.tokens);
    }
}
