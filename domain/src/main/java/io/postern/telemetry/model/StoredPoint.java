package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The point of one series that CloudWatch stores a datum in: all datums of one point may travel as one.
 *
 * @param dimensions by name, because their order means nothing
 * @param start of the second or minute that the datum counts for, in whole resolutions since the epoch
 * @param summedUp whether the datum is a statistic set, which never mixes with values
 */
record StoredPoint(
        String metricName,
        List<Dimension> dimensions,
        StandardUnit unit,
        int storageResolution,
        long start,
        boolean summedUp)
        implements Comparable<StoredPoint> {

    private static final Comparator<Dimension> BY_NAME =
            Comparator.comparing(Dimension::name).thenComparing(Dimension::value);

    // A map sorts what collides, if it can, so that names chosen to collide cost a sender's neighbours little.
    private static final Comparator<StoredPoint> ORDER = Comparator.comparing(StoredPoint::metricName)
            .thenComparing(StoredPoint::dimensions, StoredPoint::compare)
            .thenComparing(StoredPoint::unit)
            .thenComparingInt(StoredPoint::storageResolution)
            .thenComparingLong(StoredPoint::start)
            .thenComparing(StoredPoint::summedUp);

    static StoredPoint of(MetricDatum datum) {
        return new StoredPoint(
                datum.metricName(),
                sorted(datum.dimensions()),
                datum.unit(),
                datum.storageResolution(),
                Math.floorDiv(datum.timestamp().getEpochSecond(), (long) datum.storageResolution()),
                datum.value() instanceof MetricValue.StatisticSet);
    }

    @Override
    public int compareTo(StoredPoint other) {
        return ORDER.compare(this, other);
    }

    private static List<Dimension> sorted(List<Dimension> dimensions) {
        for (int i = 1; i < dimensions.size(); i++) {
            if (BY_NAME.compare(dimensions.get(i - 1), dimensions.get(i)) <= 0) continue;
            List<Dimension> sorted = new ArrayList<>(dimensions);
            sorted.sort(BY_NAME);
            return sorted;
        }
        return dimensions;
    }

    private static int compare(List<Dimension> some, List<Dimension> others) {
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            int order = BY_NAME.compare(some.get(i), others.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(some.size(), others.size());
    }
}
