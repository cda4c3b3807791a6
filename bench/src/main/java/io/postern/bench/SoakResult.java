package io.postern.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a soak has shown.
 *
 * @param stints warm-up and probe, of which nothing may go missing either, and the soak itself last
 */
record SoakResult(List<Stint> stints, MemoryLine memory) {

    SoakResult {
        stints = List.copyOf(stints);
    }

    boolean passed(double growthMax) {
        return missing() == 0 && memory.flat(growthMax);
    }

    long missing() {
        return stints.stream().mapToLong(stint -> stint.drain().missing()).sum();
    }

    long surplus() {
        return stints.stream().mapToLong(stint -> stint.drain().surplus()).sum();
    }

    /** In one line. */
    String verdict(double growthMax) {
        LoadReport load = stints.getLast().load();
        String errors = load.errors();
        return String.format(
                Locale.ROOT,
                "%s: memory is %s: %+.1f %% over the second half (%.1f %% allowed); missing %,d, surplus %,d;"
                        + " %,.0f accepted/s, p99 %.1f ms, errors: %s",
                passed(growthMax) ? "passed" : "failed",
                memory.flat(growthMax) ? "flat" : "not flat",
                memory.growth() * 100,
                growthMax * 100,
                missing(),
                surplus(),
                load.acceptedPerSecond(),
                load.millisAt(99),
                errors.isEmpty() ? "none" : errors);
    }
}
