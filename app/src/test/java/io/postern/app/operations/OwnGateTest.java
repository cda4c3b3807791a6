package io.postern.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.probe.model.Mark;
import io.postern.probe.model.RecordKind;
import io.postern.probe.port.ProbedGate;
import io.postern.testkit.probe.ProbedGateContract;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OwnGateTest implements ProbedGateContract {

    private static final Gate GATE = Boot.start(
            Map.of(
                    "PORT", "-1",
                    "POSTERN_LOCATE_ENABLED", "true",
                    "POSTERN_LOCATE_MACHINE", "gate-1.example.org",
                    "POSTERN_PROBE_ENABLED", "true",
                    "POSTERN_TELEMETRY_COMPANY", "50ms",
                    "POSTERN_SHUTDOWN_DEADLINE", "1s"),
            Map.of());

    @BeforeAll
    static void probeAlone() {
        GATE.context().getBean(ProbeSchedule.class).close();
    }

    @AfterAll
    static void stop() {
        GATE.close();
    }

    @Override
    public ProbedGate gate() {
        return GATE.context().getBean(ProbedGate.class);
    }

    @Test
    void whatItSendsIsCountedAsWhatSendersSend() {
        double before = counter("postern.submissions.monitoring");
        double metrics = counter("postern.records.accepted", "kind", "metrics");

        gate().send(new Mark(RecordKind.METRIC, Instant.now()));

        assertThat(counter("postern.submissions.monitoring")).isEqualTo(before + 1);
        assertThat(counter("postern.records.accepted", "kind", "metrics")).isEqualTo(metrics + 1);
    }

    private static double counter(String name, String... tags) {
        return GATE.context()
                .getBean(MeterRegistry.class)
                .get(name)
                .tags(tags)
                .counter()
                .count();
    }
}
