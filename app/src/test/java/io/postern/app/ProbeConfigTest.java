package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.app.operations.ProbeSchedule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeConfigTest {

    @Test
    void unlessToldSoNothingProbes() {
        try (Gate gate = start(Map.of())) {
            assertThat(gate.context().getBean(ProbeConfig.class))
                    .isEqualTo(new ProbeConfig(
                            false, Duration.ofMinutes(5), Duration.ofMinutes(3), "PosternProbe", "postern-probe", ""));
            assertThat(gate.context().findBean(ProbeSchedule.class)).isEmpty();
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> keys = Map.of(
                "postern.probe.enabled", true,
                "postern.probe.every", "2m",
                "postern.probe.timeout", "1m",
                "postern.probe.namespace", "n",
                "postern.probe.group", "g",
                "postern.probe.name", "me",
                "postern.locate.enabled", true,
                "postern.locate.machine", "gate-1.example.org");
        try (Gate gate = start(keys)) {
            assertThat(gate.context().getBean(ProbeConfig.class))
                    .isEqualTo(new ProbeConfig(true, Duration.ofMinutes(2), Duration.ofMinutes(1), "n", "g", "me"));
            assertThat(gate.context().findBean(ProbeSchedule.class)).isPresent();
        }
    }

    @Test
    void withoutANameByWhichItIsATargetNothingCanBeProbed() {
        assertThatThrownBy(() -> start(Map.of("postern.probe.enabled", true, "postern.locate.enabled", true))
                        .close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postern.probe.enabled: true (expected: postern.locate.enabled too");
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, 6m, 'postern.probe.timeout: PT6M (expected: at most postern.probe.every, PT5M)'",
        "timeout, 0s, postern.probe.timeout: PT0S (expected: more than zero)",
        "every, 0s, postern.probe.every: PT0S (expected: more than zero)",
        "namespace, ' ', postern.probe.namespace: blank",
        "group, ' ', postern.probe.group: blank"
    })
    void whatCannotBeMeantStopsTheBoot(String key, String value, String words) {
        assertThatThrownBy(() -> start(Map.of("postern.probe." + key, value)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(words);
    }

    private static Gate start(Map<String, Object> keys) {
        Map<String, Object> all = new HashMap<>(keys);
        all.put("postern.shutdown.deadline", "1s");
        return Boot.start(Map.of("PORT", "-1"), all);
    }
}
