package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that means nothing must never be taken for another one. */
class UnreadableValuesTest {

    @ParameterizedTest
    @CsvSource({
        "postern.access.single-use-client-tokens, yess",
        "postern.redis.cluster, perhaps",
        "postern.access.clock-skew, short",
        "postern.access.clients.shop.compatible, perhaps",
        "postern.access.clients.shop.suspended, perhaps",
        "postern.access.clients.shop.records-per-minute, 60k",
        "postern.access.clients.shop.records-per-minute, ''",
        "postern.access.clients.shop.suspended, ' '",
        "postern.access.clients.shop.bytes-per-minute, 1MB",
        "postern.access.clients.shop.series-per-day, few",
        "postern.access.clients.shop.weight, heavy",
        "postern.access.clients.shop.token-ttl, soon",
        "postern.metering.pull.shop.every, often",
        "postern.metering.pull.shop.overlap, much",
        "postern.metering.pull.shop.pages-max, all",
        "postern.access.memory-store.callers-max, many",
        "postern.access.rate-limit.endpoints, log-events=5/1s",
        "postern.telemetry.late-events, sometimes",
        "postern.telemetry.late-metrics, never",
        "postern.telemetry.clock-skew.tolerance, -1s",
        "postern.telemetry.clock-skew.max, 1s",
        "postern.telemetry.rounds, few",
        "postern.telemetry.round-max, long",
        "postern.telemetry.budget.metric-calls-per-second, 0",
        "postern.telemetry.budget.log-calls-per-second, 100001",
        "postern.telemetry.memory-queue.bytes-max, lots",
        "postern.http.cors.allowed-origins, https://shop.example/app",
        "postern.shutdown.deadline, soon"
    })
    void itStopsTheBoot(String key, String value) {
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), Map.of(key, value)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "postern.access.clock-skew, short, 'a time such as 250ms, 30s or 24h'",
        "postern.telemetry.late-events, sometimes, restamp or refuse",
        "postern.telemetry.rounds, few, a whole number",
        "postern.telemetry.memory-queue.bytes-max, LOTS, a size such as 512KB or 16MB",
        "postern.access.clients.shop.records-per-minute, 60k, a whole number",
        "postern.access.clients.shop.token-ttl, soon, 'a time such as 250ms, 30s or 24h'"
    })
    void itSaysWhatWasExpected(String key, String value, String expected) {
        assertThatThrownBy(() -> Boot.check(Map.of(), Map.of(key, value)))
                .isInstanceOf(BootFailure.class)
                .message()
                .isEqualTo(key + ": " + value + " (expected: " + expected + ").");
    }

    @Test
    void aBlankIsCalledSo() {
        String key = "postern.metering.pull.shop.pages-max";

        assertThatThrownBy(() -> Boot.check(Map.of(), Map.of(key, "")))
                .isInstanceOf(BootFailure.class)
                .hasMessage(key + ": blank (expected: a whole number).");
    }
}
