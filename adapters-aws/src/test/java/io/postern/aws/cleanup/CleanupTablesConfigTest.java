package io.postern.aws.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CleanupTablesConfigTest {

    @Test
    void noTableIsNamed() {
        assertThat(configOf(Map.of()))
                .isEqualTo(new CleanupTablesConfig("", 100_000, "", "", 10_000, Duration.ofDays(365), "", ""));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(configOf(Map.of(
                        "postern.cleanup.dynamodb.allowlist-table", "auto-cleanup-app-prod-allowlist",
                        "postern.cleanup.dynamodb.entries-max", 9,
                        "postern.cleanup.dynamodb.settings-table", "auto-cleanup-app-prod-settings",
                        "postern.cleanup.dynamodb.changes-table", "postern-changes",
                        "postern.cleanup.dynamodb.changes-max", 7,
                        "postern.cleanup.dynamodb.changes-keep", "8d",
                        "postern.cleanup.dynamodb.region", "eu-west-3",
                        "postern.cleanup.dynamodb.endpoint", "http://localhost:8000")))
                .isEqualTo(new CleanupTablesConfig(
                        "auto-cleanup-app-prod-allowlist",
                        9,
                        "auto-cleanup-app-prod-settings",
                        "postern-changes",
                        7,
                        Duration.ofDays(8),
                        "eu-west-3",
                        "http://localhost:8000"));
    }

    @ParameterizedTest
    @CsvSource({
        "allowlist-table, ab",
        "settings-table, a table",
        "entries-max, 0",
        "changes-table, x",
        "changes-max, 0",
        "changes-keep, 1h",
        "region, Europe",
        "endpoint, localhost:8000",
        "endpoint, http://["
    })
    void nonsenseStopsTheBootAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> configOf(Map.of("postern.cleanup.dynamodb." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.cleanup.dynamodb." + key + ": ")
                .hasMessageContaining("(expected: ");
    }

    @Test
    void whoChoosesThemNamesATable() {
        CleanupTablesConfig config = configOf(Map.of());

        assertThatThrownBy(config::chosenAllowlistTable)
                .hasMessage("postern.cleanup.dynamodb.allowlist-table: not set (expected: a table while"
                        + " postern.cleanup.allowlist is dynamodb)");
        assertThatThrownBy(config::chosenChanges)
                .hasMessage("postern.cleanup.dynamodb.changes-table: not set (expected: a table while"
                        + " postern.cleanup.allowlist is dynamodb)");
        assertThatThrownBy(config::chosenSettingsTable)
                .hasMessage("postern.cleanup.dynamodb.settings-table: not set (expected: a table while"
                        + " postern.cleanup.settings is dynamodb)");
    }

    private static CleanupTablesConfig configOf(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            return context.getBean(CleanupTablesConfig.class);
        }
    }
}
