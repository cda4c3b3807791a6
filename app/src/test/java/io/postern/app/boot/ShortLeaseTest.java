package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.LoopbackPort;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A round of delivery that outlives its lease settles nothing and sends everything again. */
class ShortLeaseTest {

    @Test
    void aLeaseOfTheMemoryQueueThatARoundCanOutliveStopsTheBoot() {
        Map<String, Object> keys = Map.of(
                "postern.telemetry.company", "2s",
                "postern.telemetry.round-max", "20s",
                "postern.telemetry.memory-queue.lease", "32s");

        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), keys))
                .isInstanceOf(BootFailure.class)
                .hasMessage("postern.telemetry.memory-queue.lease: 32s (expected: more than 32000 ms, the sum of"
                        + " postern.telemetry.company: 2s, postern.telemetry.round-max: 20s,"
                        + " postern.aws.call-timeout: 10s, or rounds of delivery settle nothing).");
    }

    @Test
    void soDoesOneOfTheRedisQueueBeforeRedisIsAsked() {
        Map<String, String> variables = Map.of(
                "PORT", "-1",
                "REDIS_URL", "redis://localhost:" + LoopbackPort.free(),
                "POSTERN_TELEMETRY_REDIS_QUEUE_LEASE", "30s");

        assertThatThrownBy(() -> Boot.start(variables, Map.of()))
                .isInstanceOf(BootFailure.class)
                .hasMessage("postern.telemetry.redis-queue.lease: 30s (expected: more than 41000 ms, the sum of"
                        + " postern.telemetry.company: 1s, postern.telemetry.round-max: 30s,"
                        + " postern.aws.call-timeout: 10s, or rounds of delivery settle nothing).");
    }

    @Test
    void aLongCallMakesTheLeaseTooShortAsWell() {
        assertThatThrownBy(() -> Boot.start(Map.of("PORT", "-1"), Map.of("postern.aws.call-timeout", "5m")))
                .isInstanceOf(BootFailure.class)
                .hasMessageStartingWith("postern.telemetry.memory-queue.lease: 5m (expected: more than 331000 ms,");
    }

    @Test
    void aLeaseThatIsJustLongerWillDo() {
        Map<String, Object> keys = Map.of("postern.telemetry.memory-queue.lease", "41001ms");

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.uri()).isNotNull();
        }
    }

    @Test
    void theLeaseOfAQueueThatIsNotChosenMayBeAnything() {
        Map<String, Object> keys = Map.of("postern.telemetry.redis-queue.lease", "1s");

        try (Gate gate = Boot.start(Map.of("PORT", "-1"), keys)) {
            assertThat(gate.uri()).isNotNull();
        }
    }
}
