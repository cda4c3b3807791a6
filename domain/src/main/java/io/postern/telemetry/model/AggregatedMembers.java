package io.postern.telemetry.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The members of one datum in the making, and what becomes of all but their values. */
final class AggregatedMembers<T> {

    private final List<T> members = new ArrayList<>();
    private final MetricDatum first;
    private Instant latest;

    AggregatedMembers(MetricDatum first) {
        this.first = first;
        this.latest = first.timestamp();
    }

    void add(T member, MetricDatum datum) {
        members.add(member);
        if (datum.timestamp().isAfter(latest)) latest = datum.timestamp();
    }

    /**
     * The datum that they have become. Its timestamp is the latest of theirs: that lies in the same point, so
     * CloudWatch stores it all the same, and it is the last one to grow too old. The start of the point may lie more
     * than 14 days back when no member does.
     */
    AggregatedDatum<T> with(MetricValue merged) {
        MetricDatum datum = new MetricDatum(
                first.metricName(), first.dimensions(), latest, merged, first.unit(), first.storageResolution());
        return new AggregatedDatum<>(members.size() == 1 ? first : datum, members);
    }
}
