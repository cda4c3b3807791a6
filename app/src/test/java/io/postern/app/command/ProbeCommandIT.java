package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricFilter;
import io.postern.telemetry.port.MetricReader;
import io.postern.testkit.LoopbackPort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probing a gate that delivers, and one that takes its time. */
class ProbeCommandIT {

    private static final String SECRET = "the client secret of the probe";
    private static final String OPERATOR_KEY = "the operator key of the probe";

    private static final String MACHINE = "gate-1.example.org";

    private Gate gate = start("100ms");

    @AfterEach
    void stop() {
        gate.close();
    }

    @Test
    void whatIsVisibleIsMeasured() {
        CommandRun probe = run("--json");

        assertThat(probe.exit()).as(probe.errors()).isZero();
        assertThat(probe.output()).matches("""
            \\[\\{"kind":"metric","receipt":"[^"]+","acceptedMillis":\\d+,"visibleMillis":\\d+},
            \\{"kind":"log event","receipt":"[^"]+","acceptedMillis":\\d+,"visibleMillis":\\d+}]
            """);
    }

    @Test
    void aSecondProbeIsNotTakenForTheFirst() {
        run("--name", "one");

        assertThat(run("--name", "one").output()).matches("""
            metric: accepted in \\d+ ms, visible after \\d+ ms
            log event: accepted in \\d+ ms, visible after \\d+ ms
            """);
    }

    @Test
    void whatIsNotVisibleInTimeIsBadNewsWithItsReceipt() {
        gate.close();
        gate = start("30s");

        CommandRun late = run("--deadline", "300ms");

        assertThat(late.exit()).isEqualTo(1);
        assertThat(late.output()).containsPattern("metric: accepted in \\d+ ms, not visible, receipt \\S+\n");
        assertThat(late.errors())
                .isEqualTo(
                        "postern: 2 of 2 cannot be read back after 300ms; postern receipts says what became of them\n");
    }

    @Test
    void aMonitoringKeyGetsATokenThatMarksWhatIsSent(@TempDir Path folder) {
        Path key = monitoredGate(folder);

        CommandRun probe = run("--monitoring-signer-key", key.toString(), "--machine", MACHINE, "--name", "me");

        assertThat(probe.exit()).as(probe.errors()).isZero();
        assertThat(probe.output()).contains("metric: accepted", "log event: accepted");
        assertThat(gate.context()
                        .getBean(MeterRegistry.class)
                        .get("postern.submissions.monitoring")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(gate.context()
                        .getBean(MetricReader.class)
                        .list(new MetricFilter("PosternProbe", "Probe", List.of(), ""))
                        .metrics())
                .singleElement()
                .satisfies(series -> assertThat(series.dimensions())
                        .containsExactlyInAnyOrder(
                                new Dimension("Probe", "me"), new Dimension("PosternMonitoring", "true")));
    }

    @Test
    void theKeyMayComeFromAVariable(@TempDir Path folder) {
        Map<String, String> variables = Map.of(
                "MONITORING_SIGNER_KEY",
                monitoredGate(folder).toString(),
                "MACHINE",
                MACHINE,
                "CLIENT_SECRET_KEY",
                "a wrong one, which is not asked for");

        CommandRun probe = run(variables);

        assertThat(probe.exit()).as(probe.errors()).isZero();
    }

    @Test
    void aKeyNeedsAMachine(@TempDir Path folder) {
        CommandRun probe = run("--monitoring-signer-key", monitoredGate(folder).toString());

        assertThat(probe.exit()).isEqualTo(2);
        assertThat(probe.errors()).contains("--machine is missing");
    }

    @Test
    void aServiceThatTheGateDoesNotHaveIsSaid(@TempDir Path folder) {
        String key = monitoredGate(folder).toString();

        CommandRun probe = run("--monitoring-signer-key", key, "--machine", MACHINE, "--service", "ndt/ndt5");

        assertThat(probe.exit()).isEqualTo(79);
    }

    @Test
    void aPageForPrometheusHoldsWhatWasFound() {
        CommandRun probe = run("--prometheus");

        assertThat(probe.exit()).as(probe.errors()).isZero();
        assertThat(probe.output())
                .contains("""
                    # TYPE postern_probe_success gauge
                    postern_probe_success{kind="metric"} 1.0
                    postern_probe_success{kind="log_event"} 1.0
                    """)
                .containsPattern("postern_probe_visible_seconds\\{kind=\"metric\"} \\d+\\.\\d+")
                .containsPattern("\npostern_probe_time_seconds \\d{10}\n$");
    }

    @Test
    void aPageForPrometheusTellsOfAGateThatIsAway() {
        String away = "http://localhost:" + LoopbackPort.free();

        CommandRun probe = run("--prometheus", "--url", away);

        assertThat(probe.exit()).isEqualTo(69);
        assertThat(probe.output())
                .contains("postern_probe_success{kind=\"metric\"} 0.0", "postern_probe_success{kind=\"log_event\"} 0.0")
                .doesNotContain("postern_probe_visible_seconds{");
    }

    /** Starts a gate that is a target, and tells where the private key lies that gets tokens for it. */
    private Path monitoredGate(Path folder) {
        Path key = folder.resolve("monitoring.json");
        CommandRun generated =
                CommandRun.of(Map.of(), "keys", "generate", "--kid", "m1", "--out", key.toString(), "--public");
        gate.close();
        gate = start(
                "100ms",
                Map.of(
                        "POSTERN_LOCATE_ENABLED", "true",
                        "POSTERN_LOCATE_MACHINE", MACHINE,
                        "POSTERN_LOCATE_MACHINE_PATTERN", "gate-.*",
                        "POSTERN_LOCATE_SERVICES", "postern/metric https:///metric",
                        "POSTERN_LOCATE_MONITORING_KEYS", generated.output()));
        return key;
    }

    private static Gate start(String company) {
        return start(company, Map.of());
    }

    private static Gate start(String company, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "PORT", "-1",
                "CLIENT_SECRET_KEY", SECRET,
                "POSTERN_OPERATOR_KEY", OPERATOR_KEY,
                "POSTERN_TELEMETRY_COMPANY", company,
                "POSTERN_TELEMETRY_MEMORY_DESTINATION_COMPANY", company,
                "POSTERN_SHUTDOWN_DEADLINE", "1s"));
        variables.putAll(more);
        return Boot.start(variables, Map.of());
    }

    private CommandRun run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private CommandRun run(Map<String, String> more, String... arguments) {
        Map<String, String> variables = new HashMap<>();
        variables.put("POSTERN_URL", gate.uri().toString());
        variables.put("CLIENT_SECRET_KEY", SECRET);
        variables.put("POSTERN_OPERATOR_KEY", OPERATOR_KEY);
        variables.putAll(more);
        String[] all = new String[arguments.length + 1];
        all[0] = "probe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(variables, all);
    }
}
