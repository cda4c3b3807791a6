package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.ReadRates;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingConfigTest {

    @Test
    void theDefaultsAreWhatAwsAllows() {
        try (Gate gate = start(Map.of())) {
            assertThat(gate.context().getBean(ReadingConfig.class))
                    .isEqualTo(new ReadingConfig(
                            25,
                            400,
                            500,
                            10,
                            5,
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(2),
                            500,
                            20,
                            Duration.ofSeconds(1)));
            assertThat(gate.context().getBean(BudgetPolicy.class).reads()).isEqualTo(ReadRates.USUAL);
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> keys = Map.of(
                "postern.reading.tails-max", 8,
                "postern.reading.tail-every", "9s",
                "postern.reading.list-metrics-per-second", 1,
                "postern.reading.metric-statistics-per-second", 2,
                "postern.reading.metric-data-per-second", 3,
                "postern.reading.dashboards-per-second", 4,
                "postern.reading.filter-log-events-per-second", 6,
                "postern.reading.patience", "0s",
                "postern.reading.shared-for", "3s",
                "postern.reading.answers-max", 7);
        try (Gate gate = start(keys)) {
            assertThat(gate.context().getBean(ReadingConfig.class))
                    .isEqualTo(new ReadingConfig(
                            1, 2, 3, 4, 6, Duration.ZERO, Duration.ofSeconds(3), 7, 8, Duration.ofSeconds(9)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list-metrics-per-second, 0, postern.reading.list-metrics-per-second: 0 (expected: 1 to 100000)",
        "filter-log-events-per-second, 100001, 100001 (expected: 1 to 100000)",
        "patience, -1s, postern.reading.patience: PT-1S (expected: zero or more)",
        "shared-for, 0s, postern.reading.shared-for: PT0S (expected: more than zero)",
        "shared-for, 61s, postern.reading.shared-for: PT1M1S (expected: at most PT1M)",
        "tails-max, 1001, postern.reading.tails-max: 1001 (expected: 1 to 1000)",
        "tail-every, 0s, postern.reading.tail-every: PT0S (expected: more than zero)",
        "answers-max, 0, postern.reading.answers-max: 0 (expected: 1 or more)"
    })
    void whatCannotBeMeantStopsTheBoot(String key, String value, String words) {
        assertThatThrownBy(() -> start(Map.of("postern.reading." + key, value)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(words);
    }

    private static Gate start(Map<String, Object> keys) {
        Map<String, Object> all = new HashMap<>(keys);
        all.put("postern.shutdown.deadline", "1s");
        return Boot.start(Map.of("PORT", "-1"), all);
    }
}
