package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.app.operations.PullSchedule;
import io.postern.metering.memory.MemoryCheckpoints;
import io.postern.metering.memory.MemoryRefusedEntries;
import io.postern.metering.model.LogFormats;
import io.postern.metering.port.Checkpoints;
import io.postern.metering.port.RefusedEntries;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the ways in of metering are configured. */
class MeteringIngestWiringTest {

    @Test
    void withoutAnySettingAllIsInMemoryAndNothingIsFetched() {
        try (Gate gate = start(Map.of(), Map.of())) {
            assertThat(gate.context().getBean(RefusedEntries.class)).isInstanceOf(MemoryRefusedEntries.class);
            assertThat(gate.context().getBean(Checkpoints.class)).isInstanceOf(MemoryCheckpoints.class);
            assertThat(gate.context().getBean(MeteringConfig.class))
                    .isEqualTo(new MeteringConfig("aws", Duration.ofHours(24), Duration.ofMinutes(10)));
            assertThat(gate.context().getBean(MeteringConfig.MemoryRefused.class))
                    .isEqualTo(new MeteringConfig.MemoryRefused(10_000, Duration.ofDays(14)));
            assertThat(gate.context()
                            .getBean(LogFormats.class)
                            .find("")
                            .orElseThrow()
                            .name())
                    .isEqualTo("aws");
            assertThat(gate.context().findBean(PullSchedule.class)).isEmpty();
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> keys = Map.of(
                "postern.metering.format", "mine",
                "postern.metering.past-max", "20h",
                "postern.metering.future-max", "0s",
                "postern.metering.memory-refused.entries-max", 7,
                "postern.metering.memory-refused.keep", "1h",
                "postern.metering.formats.mine.application", "who,identity.caller",
                "postern.metering.formats.mine.time-epoch", "at",
                "postern.metering.formats.mine.labels", "team");
        try (Gate gate = start(Map.of("REDIS_URL", "redis://localhost:1"), keys)) {
            assertThat(gate.context().getBean(RefusedEntries.class).getClass().getSimpleName())
                    .isEqualTo("RedisRefusedEntries");
            assertThat(gate.context().getBean(MeteringConfig.class))
                    .isEqualTo(new MeteringConfig("mine", Duration.ofHours(20), Duration.ZERO));
            assertThat(gate.context().getBean(MeteringConfig.MemoryRefused.class))
                    .isEqualTo(new MeteringConfig.MemoryRefused(7, Duration.ofHours(1)));
            assertThat(gate.context()
                            .getBean(LogFormats.class)
                            .find("")
                            .orElseThrow()
                            .names())
                    .containsExactly("at", "who", "identity.caller", "team");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postern.metering.store | disk | postern.metering.store: disk (expected: memory or redis)",
                "postern.metering.format | mine | postern.metering.format: mine (expected: one of [aws, http, rest])",
                "postern.metering.past-max | 0s | postern.metering.past-max: PT0S (expected: more than zero)",
                "postern.metering.past-max | 2d | postern.metering.past-max and future-max: PT48H10M together",
                "postern.metering.future-max | -1s | postern.metering.future-max: PT-1S (expected: zero or more)",
                "postern.metering.memory-refused.entries-max | 0 | postern.metering.memory-refused.entries-max: 0",
                "postern.metering.formats.mine.labels | a=b | postern.metering.formats.mine: format mine: label a=b",
                "postern.metering.formats.mine.user | x | postern.metering.formats.mine.user (in",
                "postern.metering.pull.shop.group | x | postern.metering.pull.shop.group (in",
                "postern.metering.firehose.access-keys | short | a key of 5 characters (expected: 16 or more)"
            })
    void whatCannotBeMeantStopsTheBoot(String key, String value, String message) {
        assertThatThrownBy(() -> start(Map.of(), Map.of(key, value)).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(message);
    }

    private static Gate start(Map<String, String> variables, Map<String, Object> keys) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PORT", "-1");
        Map<String, Object> overrides = new HashMap<>(keys);
        overrides.put("postern.shutdown.deadline", "1s");
        return Boot.start(all, overrides);
    }
}
