package io.postern.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.app.boot.Boot;
import io.postern.app.boot.BootFailure;
import io.postern.app.boot.Gate;
import io.postern.metering.memory.MemorySinkQueue;
import io.postern.metering.port.MeterSink;
import io.postern.testkit.Eventually;
import io.postern.testkit.metering.CloudEventRules;
import io.postern.testkit.metering.ReveniumRules;
import io.postern.testkit.metering.SinkEvents;
import io.postern.testkit.metering.SinkStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sinks are configured, and that each that is on is told. */
class SinkWiringTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void withoutAKeyNobodyIsTold() {
        try (Gate gate = start(Map.of())) {
            assertThat(gate.context().getBeansOfType(MeterSink.class)).isEmpty();
            assertThat(gate.context().getBeansOfType(MemorySinkQueue.class)).isEmpty();
            assertThat(gate.context().getBean(SinksConfig.class))
                    .isEqualTo(new SinksConfig(500, Duration.ofDays(3), Duration.ofSeconds(1), Duration.ofMinutes(1)));
            assertThat(gate.context().getBean(MemorySinkQueuesConfig.class))
                    .isEqualTo(new MemorySinkQueuesConfig(10_000, Duration.ofSeconds(60)));
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.of(
                "postern.metering.sinks.events-per-round", 2,
                "postern.metering.sinks.keep", "3h",
                "postern.metering.sinks.first-retry", "4s",
                "postern.metering.sinks.retry-max", "5m",
                "postern.metering.memory-sink-queues.events-max", 1_000,
                "postern.metering.memory-sink-queues.lease", "7m");

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.context().getBean(SinksConfig.class))
                    .isEqualTo(new SinksConfig(2, Duration.ofHours(3), Duration.ofSeconds(4), Duration.ofMinutes(5)));
            assertThat(gate.context().getBean(MemorySinkQueuesConfig.class))
                    .isEqualTo(new MemorySinkQueuesConfig(1_000, Duration.ofMinutes(7)));
        }
    }

    @Test
    void eachSinkIsToldWhatWaitsForIt(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "om_token\n");
        try (SinkStandIn revenium = new SinkStandIn(new ReveniumRules("hak_key"));
                SinkStandIn openMeter = new SinkStandIn(new CloudEventRules("om_token"));
                Gate gate = start(Map.of(
                        "REVENIUM_PLATFORM_API",
                        revenium.uri().toString(),
                        "REVENIUM_PLATFORM_API_KEY",
                        " hak_key ",
                        "POSTERN_METERING_SINKS_OPEN_METER_URL",
                        openMeter.uri().toString(),
                        "POSTERN_METERING_SINKS_OPEN_METER_API_KEY",
                        "file:" + token))) {
            openMeter.misbehave(new SinkStandIn.Hangs());

            for (MemorySinkQueue queue : gate.context().getBeansOfType(MemorySinkQueue.class))
                assertThat(queue.offer(SinkEvents.events(20))).isTrue();

            Eventually.holds(SOON, "Revenium is told", () -> revenium.taken().size() == 20);
            MeterRegistry meters = gate.context().getBean(MeterRegistry.class);
            Eventually.holds(
                    SOON,
                    "the other's wait is seen",
                    () -> meters.get("postern.sink.waiting")
                                    .tag("sink", "open-meter")
                                    .gauge()
                                    .value()
                            == 20);
        }
    }

    @Test
    void whatWaitsInMemoryIsToldBeforeTheEnd() {
        try (SinkStandIn revenium = new SinkStandIn(new ReveniumRules("hak_key"))) {
            try (Gate gate = start(Map.of(
                    "REVENIUM_PLATFORM_API", revenium.uri().toString(), "REVENIUM_PLATFORM_API_KEY", "hak_key"))) {
                gate.context().getBean(MemorySinkQueue.class).offer(SinkEvents.events(900));
            }

            assertThat(revenium.taken()).hasSize(900);
        }
    }

    @Test
    void theKeyMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "hak_key\n");
        try (SinkStandIn revenium = new SinkStandIn(new ReveniumRules("hak_key"));
                Gate gate = start(Map.of(
                        "REVENIUM_PLATFORM_API",
                        revenium.uri().toString(),
                        "REVENIUM_PLATFORM_API_KEY",
                        "file:" + file))) {
            gate.context().getBean(MemorySinkQueue.class).offer(SinkEvents.events(1));

            Eventually.holds(SOON, "Revenium is told", () -> revenium.taken().size() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REVENIUM_PLATFORM_API, nonsense, postern.metering.sinks.revenium.url: not usable",
        "REVENIUM_PLATFORM_API_KEY, file:/none, postern.metering.sinks.revenium.api-key: no readable file",
        "POSTERN_METERING_SINKS_EVENTS_PER_ROUND, 0, events-per-round: 0 (expected: 1 to 10000)",
        "POSTERN_METERING_MEMORY_SINK_QUEUES_EVENTS_MAX, 999, 'memory-sink-queues.events-max: 999 (expected: 1000 or"
                + " more'",
        "POSTERN_METERING_SINKS_KEEP, 0s, postern.metering.sinks.keep: PT0S (expected: more than zero)",
        "POSTERN_METERING_SINKS_REVENIUM_DEADLINE, 60s, 'postern.metering.memory-sink-queues.lease: 60s (expected: more"
                + " than postern.metering.sinks.revenium.deadline: 60s'"
    })
    void whatCannotBeMeantStopsTheBoot(String variable, String value, String words) {
        Map<String, String> variables = new HashMap<>(Map.of("REVENIUM_PLATFORM_API_KEY", "hak_key"));
        variables.put(variable, value);

        assertThatThrownBy(() -> start(variables).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(words);
    }

    private static Gate start(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("PORT", "-1");
        return Boot.start(variables, Map.of());
    }
}
