package io.postern.telemetry.memory;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** One series of the local store, its measurements in order of arrival. */
final class Series {

    /** A measurement, at the start of the second or minute that it counts for. */
    record Point(Instant at, StandardUnit unit, MetricValue value) {}

    // Names hold no control characters, so this one orders keys as their parts are ordered.
    private static final char BETWEEN = '\0';

    private final MetricDescriptor descriptor;
    private final Deque<Point> points = new ArrayDeque<>();

    Series(MetricDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** The same for the same series, whatever the order of its dimensions; sorts by namespace, name and dimensions. */
    static String key(MetricDescriptor descriptor) {
        StringBuilder key = new StringBuilder(descriptor.namespace())
                .append(BETWEEN)
                .append(descriptor.metricName())
                .append(BETWEEN);
        for (Dimension dimension : sorted(descriptor.dimensions()))
            key.append(dimension.name())
                    .append(BETWEEN)
                    .append(dimension.value())
                    .append(BETWEEN);
        return key.toString();
    }

    MetricDescriptor descriptor() {
        return descriptor;
    }

    void add(Point point) {
        points.addLast(point);
    }

    /** Forgets the measurement that arrived first; says whether it was the last one left. */
    boolean forgetFirst() {
        points.removeFirst();
        return points.isEmpty();
    }

    /** A copy of what lies in these periods. */
    Measurements within(PeriodRange range) {
        List<Point> within = new ArrayList<>();
        for (Point point : points) if (range.holds(point.at)) within.add(point);
        return new Measurements(range, within);
    }

    static Instant floor(Instant time, long seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private static List<Dimension> sorted(List<Dimension> dimensions) {
        if (dimensions.size() < 2) return dimensions;
        return dimensions.stream()
                .sorted(Comparator.comparing(Dimension::name).thenComparing(Dimension::value))
                .toList();
    }
}
