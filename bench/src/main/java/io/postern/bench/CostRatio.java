package io.postern.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What one server costs beside another that was loaded in turn with it. */
record CostRatio(List<Pair> pairs) {

    CostRatio {
        pairs = List.copyOf(pairs);
    }

    /**
     * One load of a server.
     *
     * @param cpuMicros of the server alone, user and system, for one accepted request
     * @param perSecond accepted requests
     * @param missing accepted records that never arrived
     */
    record Cost(double cpuMicros, double perSecond, long missing) {}

    /** A load of each, one just after the other. */
    record Pair(Cost free, Cost limited) {

        double ratio() {
            return limited.cpuMicros() / free.cpuMicros();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f µs without, %.2f µs with: %.3f; %,.0f and %,.0f requests/s",
                    free.cpuMicros(),
                    limited.cpuMicros(),
                    ratio(),
                    free.perSecond(),
                    limited.perSecond());
        }
    }

    boolean passed(double ratioMax) {
        return quantile(0.5, Pair::ratio) <= ratioMax && missing() == 0;
    }

    /** One line. The middle of all ratios counts, which one bad moment of the machine does not move. */
    String verdict(double ratioMax) {
        return String.format(
                Locale.ROOT,
                "%s: %.3f times the CPU time of a request (%.2f allowed; half of %d pairs from %.3f to %.3f):"
                        + " %.2f µs without limits, %.2f µs with; %,.0f and %,.0f requests/s; missing %,d",
                passed(ratioMax) ? "passed" : "failed",
                quantile(0.5, Pair::ratio),
                ratioMax,
                pairs.size(),
                quantile(0.25, Pair::ratio),
                quantile(0.75, Pair::ratio),
                quantile(0.5, pair -> pair.free().cpuMicros()),
                quantile(0.5, pair -> pair.limited().cpuMicros()),
                quantile(0.5, pair -> pair.free().perSecond()),
                quantile(0.5, pair -> pair.limited().perSecond()),
                missing());
    }

    private long missing() {
        return pairs.stream()
                .mapToLong(pair -> pair.free().missing() + pair.limited().missing())
                .sum();
    }

    /** The value that such a share of them does not exceed, between two of them in proportion. */
    private double quantile(double share, ToDoubleFunction<Pair> of) {
        double[] sorted = pairs.stream().mapToDouble(of).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
