package io.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsConfigTest {

    @Test
    void whatIsNotSetHasItsDefault() {
        AwsConfig config = configOf(Map.of());

        assertThat(config)
                .isEqualTo(new AwsConfig("", "", Duration.ofSeconds(10), Duration.ofSeconds(2), 64, 1000, false));
    }

    @Test
    void everyKeyIsRead() {
        AwsConfig config = configOf(Map.of(
                "postern.aws.region", "eu-central-1",
                "postern.aws.endpoint", "http://localhost:4566",
                "postern.aws.call-timeout", "3s",
                "postern.aws.connect-timeout", "500ms",
                "postern.aws.connections-max", "7",
                "postern.aws.destination-connections-max", "8",
                "postern.aws.compress-requests", "true"));

        assertThat(config)
                .isEqualTo(new AwsConfig(
                        "eu-central-1",
                        "http://localhost:4566",
                        Duration.ofSeconds(3),
                        Duration.ofMillis(500),
                        7,
                        8,
                        true));
    }

    @Test
    void anEmptyEndpointMeansAwsItself() {
        AwsConfig config = configOf(Map.of("postern.aws.endpoint", ""));

        assertThat(config.standIn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "region, Europe",
        "endpoint, localhost:4566",
        "endpoint, http://[",
        "call-timeout, 0s",
        "connect-timeout, 0s",
        "connect-timeout, 11s",
        "connections-max, 0",
        "destination-connections-max, 0"
    })
    void nonsenseStopsTheBootAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> configOf(Map.of("postern.aws." + key, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.aws." + key + ": ")
                .hasMessageContaining("(expected: ");
    }

    @ParameterizedTest
    @CsvSource({"call-timeout, soon", "connect-timeout, 2 s", "connections-max, many"})
    void whatCannotBeReadStopsTheBoot(String key, String value) {
        assertThatThrownBy(() -> configOf(Map.of("postern.aws." + key, value)))
                .hasStackTraceContaining("postern.aws." + key);
    }

    private static AwsConfig configOf(Map<String, Object> properties) {
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            return context.getBean(AwsConfig.class);
        }
    }
}
