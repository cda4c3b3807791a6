package io.postern.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What came of one load.
 *
 * @param byStatus   answers by HTTP status
 * @param unanswered requests sent without an answer: the server may have taken them or not
 * @param unsent     requests of a fixed rate that fell due and found no free connection to the end
 * @param elapsed    from the first request to the last answer
 * @param latencies  in nanoseconds; unanswered and unsent requests are in it with the time they had waited
 * @param firstFault what broke a connection first, empty if nothing did
 */
public record LoadReport(
        Map<Integer, Long> byStatus,
        long unanswered,
        long unsent,
        Duration elapsed,
        Histogram latencies,
        String firstFault) {

    public LoadReport {
        byStatus = Map.copyOf(byStatus);
    }

    /** Answers of the kind 2xx: what the server has promised to keep. */
    public long accepted() {
        return byStatus.entrySet().stream()
                .filter(answers -> answers.getKey() / 100 == 2)
                .mapToLong(Entry::getValue)
                .sum();
    }

    public long answered() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    public double acceptedPerSecond() {
        return elapsed.isZero() ? 0 : accepted() / (elapsed.toNanos() / 1e9);
    }

    public double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** What went wrong, such as {@code 503: 12, unanswered: 3}; empty if nothing did. */
    public String errors() {
        Map<String, Long> errors = new TreeMap<>();
        byStatus.forEach((status, count) -> {
            if (status / 100 != 2) errors.put(status.toString(), count);
        });
        if (unanswered > 0) errors.put("unanswered", unanswered);
        if (unsent > 0) errors.put("unsent", unsent);
        String counted = errors.entrySet().stream()
                .map(error -> error.getKey() + ": " + error.getValue())
                .collect(Collectors.joining(", "));
        return firstFault.isEmpty() ? counted : counted + " (" + firstFault + ")";
    }

    @Override
    public String toString() {
        String errors = errors();
        return "%,.0f accepted/s, p50 %.3f ms, p99 %.3f ms, max %.1f ms, accepted %,d in %.2f s, errors: %s"
                .formatted(
                        acceptedPerSecond(),
                        millisAt(50),
                        millisAt(99),
                        millisAt(100),
                        accepted(),
                        elapsed.toNanos() / 1e9,
                        errors.isEmpty() ? "none" : errors);
    }
}
