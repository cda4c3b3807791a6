package io.postern.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.postern.metering.port.MeterSink;
import io.postern.shared.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SinksConfigTest {

    private static final String REVENIUM = "postern.metering.sinks.revenium.";
    private static final String OPEN_METER = "postern.metering.sinks.open-meter.";

    @Factory
    static final class Time {

        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void defaults() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(ReveniumConfig.class))
                    .isEqualTo(new ReveniumConfig(
                            "",
                            "https://api.revenium.io/meter/v1/api/meter",
                            16,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20)));
            assertThat(context.getBean(OpenMeterConfig.class))
                    .isEqualTo(new OpenMeterConfig(
                            "",
                            "https://openmeter.cloud/api/v1/events",
                            "postern",
                            "api-call",
                            100,
                            4,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20)));
            assertThat(context.getBeansOfType(MeterSink.class)).isEmpty();
        }
    }

    @Test
    void keyNames() {
        Map<String, Object> keys = Map.ofEntries(
                Map.entry(REVENIUM + "api-key", "one"),
                Map.entry(REVENIUM + "url", "http://localhost/a"),
                Map.entry(REVENIUM + "requests-max", 2),
                Map.entry(REVENIUM + "request-timeout", "3s"),
                Map.entry(REVENIUM + "deadline", "4s"),
                Map.entry(OPEN_METER + "api-key", "two"),
                Map.entry(OPEN_METER + "url", "http://localhost/b"),
                Map.entry(OPEN_METER + "source", "five"),
                Map.entry(OPEN_METER + "type", "six"),
                Map.entry(OPEN_METER + "events-per-request", 7),
                Map.entry(OPEN_METER + "requests-max", 8),
                Map.entry(OPEN_METER + "request-timeout", "9s"),
                Map.entry(OPEN_METER + "deadline", "10s"));

        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThat(context.getBean(ReveniumConfig.class))
                    .isEqualTo(new ReveniumConfig(
                            "one", "http://localhost/a", 2, Duration.ofSeconds(3), Duration.ofSeconds(4)));
            assertThat(context.getBean(OpenMeterConfig.class))
                    .isEqualTo(new OpenMeterConfig(
                            "two",
                            "http://localhost/b",
                            "five",
                            "six",
                            7,
                            8,
                            Duration.ofSeconds(9),
                            Duration.ofSeconds(10)));
            assertThat(context.getBeansOfType(MeterSink.class))
                    .map(MeterSink::name)
                    .containsExactlyInAnyOrder("revenium", "open-meter");
        }
    }

    @Test
    void aBlankKeyTurnsNothingOn() {
        try (ApplicationContext context = ApplicationContext.run(Map.of(REVENIUM + "api-key", "  "))) {
            assertThat(context.getBeansOfType(MeterSink.class)).isEmpty();
        }
    }

    @Test
    void aKeyMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-a-file\n");

        assertThat(SinkKey.read("key", "file:" + file)).isEqualTo(new Secret("from-a-file"));
        assertThat(SinkKey.read("key", " plain ")).isEqualTo(new Secret("plain"));
        assertThatThrownBy(() -> SinkKey.read("key", "file:" + folder.resolve("none")))
                .hasMessageContaining("key: no readable file at");
    }

    @ParameterizedTest
    @CsvSource({
        "revenium.url, ftp://host/path",
        "revenium.url, 'https://user:pass@host/'",
        "revenium.url, nonsense",
        "revenium.requests-max, 0",
        "revenium.requests-max, 257",
        "revenium.request-timeout, 0s",
        "revenium.deadline, -1s",
        "open-meter.url, https:///path",
        "open-meter.source, ' '",
        "open-meter.type, ' '",
        "open-meter.events-per-request, 0"
    })
    void whatCannotBeMeantIsRefused(String key, String value) {
        Map<String, Object> keys = Map.of(
                REVENIUM + "api-key", "one", OPEN_METER + "api-key", "two", "postern.metering.sinks." + key, value);

        try (ApplicationContext context = ApplicationContext.run(keys)) {
            assertThatThrownBy(() -> context.getBeansOfType(MeterSink.class))
                    .hasStackTraceContaining("postern.metering.sinks." + key)
                    .satisfies(failure -> assertThat(failure).hasMessageNotContaining("pass@"));
        }
    }

    @Test
    void noTextOfAConfigurationShowsTheKey() {
        try (ApplicationContext context =
                ApplicationContext.run(Map.of(REVENIUM + "api-key", "hushhush", OPEN_METER + "api-key", "hushhush"))) {
            assertThat(context.getBean(ReveniumConfig.class).toString()).doesNotContain("hushhush");
            assertThat(context.getBean(OpenMeterConfig.class).toString()).doesNotContain("hushhush");
            assertThat(context.getBean(ReveniumConfig.class).address().toString())
                    .doesNotContain("hushhush");
        }
    }
}
