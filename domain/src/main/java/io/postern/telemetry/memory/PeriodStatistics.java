package io.postern.telemetry.memory;

import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Statistic;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * All that was measured in one period, and what can be said of it.
 *
 * <p>A statistic set keeps its percentiles only if its values are no secret: one sample, or all equal. That is
 * CloudWatch's rule (user guide, "Publish custom metrics"); one set that hides its values hides the period's
 * percentiles.
 */
final class PeriodStatistics {

    private final TreeMap<Double, Double> countByValue = new TreeMap<>();
    private boolean valuesHidden;
    private double sampleCount;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    void add(MetricValue measured) {
        switch (measured) {
            case MetricValue.Single single -> add(single.value(), 1);
            case MetricValue.Distribution distribution -> {
                for (int i = 0; i < distribution.values().size(); i++)
                    add(distribution.values().get(i), distribution.counts().get(i));
            }
            case MetricValue.StatisticSet set -> add(set);
        }
    }

    /** Whether nothing was measured; counts of zero are possible. */
    boolean empty() {
        return sampleCount == 0;
    }

    /** Empty: it is a percentile, and the values are hidden in a statistic set. */
    OptionalDouble of(Statistic statistic) {
        return switch (statistic.name()) {
            case "SampleCount" -> OptionalDouble.of(sampleCount);
            case "Sum" -> OptionalDouble.of(sum);
            case "Average" -> OptionalDouble.of(sum / sampleCount);
            case "Minimum" -> OptionalDouble.of(minimum);
            case "Maximum" -> OptionalDouble.of(maximum);
            default -> percentile(Double.parseDouble(statistic.name().substring(1)));
        };
    }

    private void add(double value, double count) {
        if (count == 0) return;
        countByValue.merge(value, count, Double::sum);
        summarize(count, value * count, value, value);
    }

    private void add(MetricValue.StatisticSet set) {
        if (set.sampleCount() == 1 || set.minimum() == set.maximum()) {
            countByValue.merge(set.minimum(), set.sampleCount(), Double::sum);
        } else {
            valuesHidden = true;
        }
        summarize(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
    }

    private void summarize(double count, double total, double low, double high) {
        sampleCount += count;
        sum += total;
        minimum = Math.min(minimum, low);
        maximum = Math.max(maximum, high);
    }

    /**
     * Linear between the two nearest ranks, the lowest value being p0 and the highest p100. CloudWatch does not say how
     * it does it, and its answer may lie anywhere between the same two values.
     */
    private OptionalDouble percentile(double percent) {
        if (valuesHidden) return OptionalDouble.empty();
        double rank = Math.max(0, (sampleCount - 1) * percent / 100);
        double below = valueAt(Math.floor(rank));
        double above = valueAt(Math.ceil(rank));
        return OptionalDouble.of(below + (above - below) * (rank - Math.floor(rank)));
    }

    private double valueAt(double rank) {
        double seen = 0;
        for (Map.Entry<Double, Double> value : countByValue.entrySet()) {
            seen += value.getValue();
            if (rank < seen) return value.getKey();
        }
        return countByValue.lastKey();
    }
}
