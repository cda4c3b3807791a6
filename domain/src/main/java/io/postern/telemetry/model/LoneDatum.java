package io.postern.telemetry.model;

import java.util.List;

/** The only datum of its point so far; most of those with a dimension of many values stay alone. */
record LoneDatum<T>(T member, MetricDatum datum) implements Aggregate<T> {

    @Override
    public Aggregate<T> with(T nextMember, MetricDatum next) {
        Aggregate<T> both = datum.value() instanceof MetricValue.StatisticSet
                ? new StatisticSetAggregate<>()
                : new ValueAggregate<>();
        return both.with(member, datum).with(nextMember, next);
    }

    @Override
    public void addTo(List<AggregatedDatum<T>> datums) {
        datums.add(new AggregatedDatum<>(datum, List.of(member)));
    }
}
