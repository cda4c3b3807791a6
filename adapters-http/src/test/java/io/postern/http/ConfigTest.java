package io.postern.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.server.HttpServerConfiguration;
import io.postern.http.access.Turns;
import io.postern.http.metering.FirehoseConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        try (Gate gate = Gate.open()) {
            HttpConfig config = gate.bean(HttpConfig.class);

            assertThat(config.bodyMax()).isEqualTo(16 * 1024 * 1024);
            assertThat(config.bodyPatience()).isEqualTo(Duration.ofSeconds(30));
            assertThat(config.bodyPause()).isEqualTo(Duration.ofSeconds(10));
            assertThat(config.bodiesMax()).isEqualTo(64 * 1024 * 1024);
            // Otherwise the framework would answer in a form of its own before a body's own bound is reached.
            assertThat(gate.bean(HttpServerConfiguration.class).getMaxRequestSize())
                    .isGreaterThan(gate.bean(FirehoseConfig.class).bodyMax());
        }
    }

    @Test
    void theKeysAreThoseOfTheDocuments() {
        Map<String, Object> settings = Map.of(
                "postern.http.body-max",
                "1KB",
                "postern.http.body-patience",
                "3s",
                "postern.http.body-pause",
                "2s",
                "postern.http.bodies-max",
                "2KB");
        try (Gate gate = Gate.openWith(settings)) {
            assertThat(gate.bean(HttpConfig.class))
                    .isEqualTo(new HttpConfig(1024, Duration.ofSeconds(3), Duration.ofSeconds(2), 2048));

            Answer.isError(gate.postJson("/metric", " ".repeat(1025)), 413, 193);
            Answer.isError(gate.postJson("/metric", " ".repeat(1024)), 403, 110);
        }
    }

    @Test
    void aBodyThatDoesNotArriveIsNotWaitedForForEver() throws Exception {
        try (Gate gate = Gate.openWith(Map.of("postern.http.body-patience", "100ms"));
                Wire wire = new Wire(gate.port())) {
            wire.say("POST /metric HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");

            assertThat(wire.head()).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "postern.http.body-max, 0, body-max: 0",
        "postern.http.body-max, lots, Unable to convert",
        "postern.http.bodies-max, 15MB, 'bodies-max: 15728640 (expected: postern.http.body-max, 16777216, or more)'",
        "postern.http.bodies-max, lots, Unable to convert",
        "postern.http.body-patience, 0s, body-patience: PT0S",
        "postern.http.body-patience, long, bodyPatience",
        "postern.http.body-pause, 0s, body-pause: PT0S",
        "postern.http.body-pause, long, bodyPause",
        "postern.http.trusted-proxies, 10.0.0.1/8, trusted-proxies: 10.0.0.1/8",
        "postern.http.trusted-proxies, 'localhost,10.0.0.0/8', trusted-proxies: localhost",
        "postern.http.forwarded-by, via, forwarded-by: via",
        "postern.access.rate-limit.burst, 0, burst: 0",
        "postern.access.rate-limit.burst, many, burst",
        "postern.access.rate-limit.refill, 0s, refill: PT0S",
        "postern.access.rate-limit.refill, slow, refill",
        "postern.access.rate-limit.endpoints, tokens=1/1s, endpoints: \"tokens=1/1s\"",
        "postern.access.rate-limit.endpoints, token=0/1s, endpoints: \"token=0/1s\"",
        "postern.access.rate-limit.endpoints, token=5/0s, endpoints: \"token=5/0s\"",
        "postern.access.rate-limit.endpoints, token=5/soon, endpoints: \"token=5/soon\"",
        "postern.access.rate-limit.client-burst, -1, client-burst: -1",
        "postern.access.rate-limit.client-refill, 0s, client-refill: PT0S",
        "postern.access.rate-limit.preset, sometimes, preset: sometimes"
    })
    void aWrongValueStopsTheFirstUse(String key, String value, String words) {
        assertThatThrownBy(() -> {
                    try (Gate gate = Gate.openWith(Map.of(key, value))) {
                        gate.bean(HttpConfig.class);
                        gate.bean(Turns.class);
                    }
                })
                .hasStackTraceContaining(words);
    }
}
