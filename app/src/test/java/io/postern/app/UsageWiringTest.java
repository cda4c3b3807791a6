package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.metering.memory.MemoryUsageLedger;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How usage is configured. */
class UsageWiringTest {

    @Test
    void withoutAnySettingUsageIsInMemory() {
        try (Gate gate = start(Map.of(), Map.of())) {
            assertThat(gate.context().getBean(UsageLedger.class)).isInstanceOf(MemoryUsageLedger.class);
            assertThat(gate.context().getBean(UsageReader.class))
                    .isSameAs(gate.context().getBean(UsageLedger.class));
            assertThat(gate.context().getBean(RetentionConfig.class))
                    .isEqualTo(new RetentionConfig(Duration.ofHours(24), Duration.ofDays(35), Duration.ofDays(400)));
            assertThat(gate.context().getBean(UsageConfig.class))
                    .isEqualTo(new UsageConfig(Duration.ofHours(25), 50_000, 1_000));
            assertThat(gate.context().getBean(MemoryLedgerConfig.class))
                    .isEqualTo(new MemoryLedgerConfig(200_000, 50_000));
            assertThat(told(gate)).contains("usage of APIs: memory (REDIS_URL is not set)");
        }
    }

    @Test
    void whereThereIsARedisUsageIsThere() {
        try (Gate gate = start(Map.of("REDIS_URL", "redis://localhost:1"), Map.of())) {
            assertThat(gate.context().getBean(UsageLedger.class).getClass().getSimpleName())
                    .isEqualTo("RedisUsageLedger");
            assertThat(gate.context().getBean(UsageReader.class))
                    .isSameAs(gate.context().getBean(UsageLedger.class));
            assertThat(told(gate)).contains("usage of APIs: redis (REDIS_URL is set)");
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> keys = Map.of(
                "postern.metering.retention.minutes",
                "1h",
                "postern.metering.retention.hours",
                "2h",
                "postern.metering.retention.days",
                "33d",
                "postern.metering.usage.remembered",
                "4d",
                "postern.metering.usage.series-max",
                5,
                "postern.metering.usage.application-series-max",
                6,
                "postern.metering.memory-ledger.ids-max",
                7,
                "postern.metering.memory-ledger.sums-max",
                8);
        try (Gate gate = start(Map.of(), keys)) {
            assertThat(gate.context().getBean(RetentionConfig.class))
                    .isEqualTo(new RetentionConfig(Duration.ofHours(1), Duration.ofHours(2), Duration.ofDays(33)));
            assertThat(gate.context().getBean(UsageConfig.class)).isEqualTo(new UsageConfig(Duration.ofDays(4), 5, 6));
            assertThat(gate.context().getBean(MemoryLedgerConfig.class)).isEqualTo(new MemoryLedgerConfig(7, 8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postern.metering.ledger | disk | postern.metering.ledger: disk (expected: memory or redis).",
                "postern.metering.retention.minutes | 0s | postern.metering.retention.minutes: PT0S (expected: more"
                        + " than zero)",
                "postern.metering.retention.hours | 1h | postern.metering.retention.hours: PT1H (expected: as long as"
                        + " minutes, PT24H, or longer)",
                "postern.metering.usage.remembered | 0s | postern.metering.usage.remembered: PT0S (expected: a second"
                        + " or more)",
                "postern.metering.usage.series-max | 0 | postern.metering.usage.series-max: 0 (expected: 1 or more)",
                "postern.metering.memory-ledger.ids-max | 0 | postern.metering.memory-ledger.ids-max: 0 (expected: 1 or"
                        + " more)"
            })
    void whatCannotBeMeantStopsTheBoot(String key, String value, String message) {
        assertThatThrownBy(() -> start(Map.of(), Map.of(key, value)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(message);
    }

    @Test
    void daysThatEndBeforeAMonthsQuotaStopTheBoot() {
        Map<String, Object> tooShort =
                Map.of("postern.metering.retention.hours", "30d", "postern.metering.retention.days", "30d");

        assertThatThrownBy(() -> start(Map.of(), tooShort).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(
                        "postern.metering.retention.days: PT720H (expected: 31d or longer, because quotas of"
                                + " a month count what is kept of it)");
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
