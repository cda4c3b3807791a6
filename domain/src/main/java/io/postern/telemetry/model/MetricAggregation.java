package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges datums of one namespace that CloudWatch stores in one point anyway, as they come: values with values, count by
 * count, so that percentiles survive; statistic sets with statistic sets. Each member is whole in one of the datums
 * that come out, and each of those is one that CloudWatch takes if it takes its members. Not for several threads at
 * once.
 *
 * @param <T> what a datum belongs to
 */
public final class MetricAggregation<T> {

    // In order of arrival, so that the datums of one submission stay together and fill few batches.
    private final Map<StoredPoint, Aggregate<T>> aggregates = new LinkedHashMap<>();
    private final List<AggregatedDatum<T>> unmergeable = new ArrayList<>();

    /** Adds a datum, on behalf of the member that it belongs to. */
    public void add(T member, MetricDatum datum) {
        if (!mergeable(datum)) {
            unmergeable.add(new AggregatedDatum<>(datum, List.of(member)));
            return;
        }
        StoredPoint point = StoredPoint.of(datum);
        Aggregate<T> before = aggregates.get(point);
        Aggregate<T> after = before == null ? new LoneDatum<>(member, datum) : before.with(member, datum);
        if (after != before) aggregates.put(point, after);
    }

    /** All that was added, merged; a lone datum comes out as it came in. */
    public List<AggregatedDatum<T>> datums() {
        List<AggregatedDatum<T>> datums = new ArrayList<>(aggregates.size() + unmergeable.size());
        aggregates.values().forEach(aggregate -> aggregate.addTo(datums));
        datums.addAll(unmergeable);
        return datums;
    }

    /** What CloudWatch will refuse must not take others with it, and may hold what cannot be added up. */
    private static boolean mergeable(MetricDatum datum) {
        return (datum.storageResolution() == 1 || datum.storageResolution() == 60)
                && MetricValueRules.good(datum.value());
    }
}
