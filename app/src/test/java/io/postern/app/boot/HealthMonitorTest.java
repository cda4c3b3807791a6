package io.postern.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.management.health.monitor.HealthMonitorTask;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {

    /** The framework schedules it from another thread, which logs an error when the context of a check is closed by then. */
    @Test
    void nothingAsksForHealthThatNobodyReads() {
        try (Gate gate = Boot.start(Map.of("PORT", "-1"), Map.of())) {
            assertThat(gate.context().findBean(HealthMonitorTask.class)).isEmpty();
        }
    }
}
