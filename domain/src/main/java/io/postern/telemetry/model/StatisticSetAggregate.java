package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Statistic sets of one point, added up. CloudWatch still has percentiles of a set whose minimum is its maximum, so one
 * of those is only merged with others of that very value.
 */
final class StatisticSetAggregate<T> implements Aggregate<T> {

    private static final Double HIDDEN = Double.NaN;

    private final List<Sum<T>> sums = new ArrayList<>();
    private final Map<Double, Sum<T>> openByValue = new HashMap<>();

    @Override
    public Aggregate<T> with(T member, MetricDatum datum) {
        if (!(datum.value() instanceof MetricValue.StatisticSet set))
            throw new IllegalArgumentException("datum: " + datum.value() + " (expected: a statistic set)");
        Double value = set.minimum() == set.maximum() ? (Double) set.minimum() : HIDDEN;
        Sum<T> sum = openByValue.get(value);
        if (sum == null || !sum.hasRoomFor(set)) {
            sum = new Sum<>(datum);
            sums.add(sum);
            openByValue.put(value, sum);
        }
        sum.add(member, datum, set);
        return this;
    }

    @Override
    public void addTo(List<AggregatedDatum<T>> datums) {
        for (Sum<T> sum : sums)
            datums.add(
                    sum.members.with(new MetricValue.StatisticSet(sum.sampleCount, sum.sum, sum.minimum, sum.maximum)));
    }

    private static final class Sum<T> {
        private final AggregatedMembers<T> members;
        private double sampleCount;
        private double sum;
        private double magnitude;
        private double minimum = Double.POSITIVE_INFINITY;
        private double maximum = Double.NEGATIVE_INFINITY;

        Sum(MetricDatum first) {
            this.members = new AggregatedMembers<>(first);
        }

        boolean hasRoomFor(MetricValue.StatisticSet set) {
            return sampleCount + set.sampleCount() <= CloudWatchLimits.VALUE_MAGNITUDE
                    && magnitude + Math.abs(set.sum()) <= CloudWatchLimits.VALUE_MAGNITUDE;
        }

        void add(T member, MetricDatum datum, MetricValue.StatisticSet set) {
            members.add(member, datum);
            sampleCount += set.sampleCount();
            sum += set.sum();
            magnitude += Math.abs(set.sum());
            minimum = Math.min(minimum, set.minimum());
            maximum = Math.max(maximum, set.maximum());
        }
    }
}
