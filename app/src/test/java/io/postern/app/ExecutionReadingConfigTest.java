package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.Gate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionReadingConfigTest {

    @Test
    void eightLogsAreReadAtOnce() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().getBean(ExecutionReadingConfig.class))
                    .isEqualTo(new ExecutionReadingConfig(8, Duration.ofMinutes(5)));
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> keys =
                Map.of("postern.cleanup.reading.logs-max", 2, "postern.cleanup.reading.log-max", "10s");
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.context().getBean(ExecutionReadingConfig.class))
                    .isEqualTo(new ExecutionReadingConfig(2, Duration.ofSeconds(10)));
        }
    }

    @Test
    void noneIsRefused() {
        assertThatThrownBy(() -> new ExecutionReadingConfig(0, Duration.ofSeconds(1)))
                .hasMessage("postern.cleanup.reading.logs-max: 0 (expected: 1 or more)");
        assertThatThrownBy(() -> new ExecutionReadingConfig(1, Duration.ZERO))
                .hasMessage("postern.cleanup.reading.log-max: PT0S (expected: more than zero)");
    }
}
