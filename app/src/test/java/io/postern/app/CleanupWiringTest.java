package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.cleanup.memory.MemoryAllowlist;
import io.postern.cleanup.memory.MemoryCleanupSettings;
import io.postern.cleanup.port.Allowlist;
import io.postern.cleanup.port.ChangeTrail;
import io.postern.cleanup.port.CleanupSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the cleanup is configured. */
class CleanupWiringTest {

    @Test
    void withoutAnySettingAllIsInMemory() {
        try (Gate gate = start(Map.of(), Map.of())) {
            assertThat(gate.context().getBean(Allowlist.class)).isInstanceOf(MemoryAllowlist.class);
            assertThat(gate.context().getBean(CleanupSettings.class)).isInstanceOf(MemoryCleanupSettings.class);
            assertThat(gate.context().getBean(MemoryAllowlistConfig.class))
                    .isEqualTo(new MemoryAllowlistConfig(100_000, 10_000, Duration.ofDays(365)));
            assertThat(told(gate))
                    .contains("allowlist of the cleanup: memory (REDIS_URL is not set)")
                    .contains("settings of the cleanup: memory (REDIS_URL is not set)");
        }
    }

    @Test
    void whereTablesAreNamedTheyAreUsed() {
        Map<String, String> variables = Map.of(
                "AWS_REGION", "eu-central-1",
                "REDIS_URL", "redis://localhost:1",
                "POSTERN_CLEANUP_DYNAMODB_ALLOWLIST_TABLE", "allowlist",
                "POSTERN_CLEANUP_DYNAMODB_SETTINGS_TABLE", "settings",
                "POSTERN_CLEANUP_DYNAMODB_CHANGES_TABLE", "changes");
        try (Gate gate = start(variables, Map.of())) {
            assertThat(nameOf(gate, Allowlist.class)).isEqualTo("DynamoAllowlist");
            assertThat(nameOf(gate, ChangeTrail.class)).isEqualTo("DynamoChangeTrail");
            assertThat(nameOf(gate, CleanupSettings.class)).isEqualTo("DynamoCleanupSettings");
            assertThat(told(gate))
                    .contains("allowlist of the cleanup: dynamodb (POSTERN_CLEANUP_DYNAMODB_ALLOWLIST_TABLE is set)");
        }
    }

    @Test
    void elseRedisIsUsedWhereThereIsOne() {
        try (Gate gate = start(Map.of("REDIS_URL", "redis://localhost:1"), Map.of())) {
            assertThat(nameOf(gate, Allowlist.class)).isEqualTo("RedisAllowlist");
            assertThat(nameOf(gate, ChangeTrail.class)).isEqualTo("RedisChangeTrail");
            assertThat(nameOf(gate, CleanupSettings.class)).isEqualTo("RedisCleanupSettings");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postern.cleanup.allowlist | dynamo | postern.cleanup.allowlist: dynamo (expected: dynamodb or memory"
                        + " or redis).",
                "postern.cleanup.settings | dynamo | postern.cleanup.settings: dynamo (expected: dynamodb or memory or"
                        + " redis).",
                "postern.cleanup.allowlist | dynamodb | postern.cleanup.dynamodb.allowlist-table: not set",
                "postern.cleanup.memory-allowlist.changes-max | 0 | postern.cleanup.memory-allowlist.changes-max: 0"
                        + " (expected: 1 or more)",
                "postern.cleanup.memory-allowlist.changes-keep | 1h | postern.cleanup.memory-allowlist.changes-keep:"
                        + " PT1H (expected: a day or more)",
                "postern.cleanup.memory-allowlist.entries-max | 0 | postern.cleanup.memory-allowlist.entries-max: 0"
                        + " (expected: 1 or more)"
            })
    void whatCannotBeMeantStopsTheBoot(String key, String value, String message) {
        assertThatThrownBy(() -> start(Map.of("AWS_REGION", "eu-central-1"), Map.of(key, value))
                        .close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(message);
    }

    private static String nameOf(Gate gate, Class<?> port) {
        return gate.context().getBean(port).getClass().getSimpleName();
    }

    private static Gate start(Map<String, String> variables, Map<String, Object> overrides) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PORT", "-1");
        return Boot.start(all, overrides);
    }

    private static String told(Gate gate) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        gate.report().tell(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
