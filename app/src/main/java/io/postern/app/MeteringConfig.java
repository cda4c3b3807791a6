package io.postern.app;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.postern.metering.model.TimeWindow;
import java.time.Duration;

/**
 * How access logs are read; defaults stand in {@code application.yml}.
 *
 * @param format which format is meant where none is named
 * @param pastMax how long ago a call may have been, when it is told
 * @param futureMax how far in the future a call may be: what clocks may differ
 */
@ConfigurationProperties("postern.metering")
record MeteringConfig(String format, Duration pastMax, Duration futureMax) {

    MeteringConfig {
        Bounds.positive("postern.metering.past-max", pastMax);
        if (futureMax.isNegative())
            throw new IllegalArgumentException(
                    "postern.metering.future-max: " + futureMax + " (expected: zero or more)");
    }

    TimeWindow window() {
        return new TimeWindow(pastMax, futureMax);
    }

    /**
     * Bounds of the refused entries in this process.
     *
     * @param entriesMax entries kept; at the bound the oldest go
     * @param keep how long one is kept
     */
    @ConfigurationProperties("memory-refused")
    record MemoryRefused(int entriesMax, Duration keep) {
        MemoryRefused {
            Bounds.positive("postern.metering.memory-refused.entries-max", entriesMax);
            Bounds.positive("postern.metering.memory-refused.keep", keep);
        }
    }
}
