package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessCostTest {
    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void readsTimeAndMemoryOfAProcess() throws Exception {
        ProcessCost cost = ProcessCost.of(SELF);

        // A JVM that runs tests has taken between a hundredth of a second and an hour, and 10 MB to 10 GB.
        assertThat(cost.cpuSeconds()).isBetween(0.01, 3600.0);
        assertThat(cost.peakRssBytes()).isBetween(10_000_000L, 10_000_000_000L);
    }

    @Test
    void forgetsThePeakButNotTheTime() throws Exception {
        ProcessCost before = ProcessCost.of(SELF);
        ProcessCost.forgetPeak(SELF);

        assertThat(ProcessCost.of(SELF).cpuSeconds()).isGreaterThanOrEqualTo(before.cpuSeconds());
        assertThat(ProcessCost.of(SELF).peakRssBytes()).isPositive();
    }

    @Test
    void failsForAProcessThatIsNotThere() {
        assertThatThrownBy(() -> ProcessCost.of(Integer.MAX_VALUE)).isInstanceOf(IOException.class);
    }
}
