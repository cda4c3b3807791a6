package io.postern.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Probing a gate that delivers, and one that takes its time. */
class ProbeCommandIT {

    private static final String SECRET = "the client secret of the probe";
    private static final String OPERATOR_KEY = "the operator key of the probe";

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

    private static Gate start(String company) {
        return Boot.start(
                Map.of(
                        "PORT", "-1",
                        "CLIENT_SECRET_KEY", SECRET,
                        "POSTERN_OPERATOR_KEY", OPERATOR_KEY,
                        "POSTERN_TELEMETRY_COMPANY", company,
                        "POSTERN_SHUTDOWN_DEADLINE", "1s"),
                Map.of());
    }

    private CommandRun run(String... arguments) {
        Map<String, String> variables = new HashMap<>();
        variables.put("POSTERN_URL", gate.uri().toString());
        variables.put("CLIENT_SECRET_KEY", SECRET);
        variables.put("POSTERN_OPERATOR_KEY", OPERATOR_KEY);
        String[] all = new String[arguments.length + 1];
        all[0] = "probe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(variables, all);
    }
}
