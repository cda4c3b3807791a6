package io.postern.telemetry.model;

import java.util.List;

/** Datums of one stored point on their way to become one, or as few as the limits allow. */
sealed interface Aggregate<T> permits LoneDatum, ValueAggregate, StatisticSetAggregate {

    /** With one more datum of the same point; this one or another one. */
    Aggregate<T> with(T member, MetricDatum datum);

    /** Adds what it has become. */
    void addTo(List<AggregatedDatum<T>> datums);
}
