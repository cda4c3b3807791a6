package io.postern.testkit.cloudwatch;

import java.util.List;

/**
 * The four sums that CloudWatch keeps of values.
 *
 * @param sampleCount how many values
 * @param sum         their sum
 * @param minimum     the least of them
 * @param maximum     the greatest of them
 */
public record StatisticSet(double sampleCount, double sum, double minimum, double maximum) {

    private static final StatisticSet NONE = new StatisticSet(0, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static StatisticSet of(List<Double> values, List<Double> counts) {
        StatisticSet result = NONE;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            double count = counts.get(i);
            result = result.plus(new StatisticSet(count, value * count, value, value));
        }
        return result;
    }

    static StatisticSet of(List<StatisticSet> sets) {
        return sets.stream().reduce(NONE, StatisticSet::plus);
    }

    private StatisticSet plus(StatisticSet other) {
        return new StatisticSet(
                sampleCount + other.sampleCount,
                sum + other.sum,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }
}
