package io.postern.telemetry.memory;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** Periods begin at multiples of their length, the one that holds the start included, up to the end. */
    List<Datapoint> statistics(StatisticsQuery query) {
        long seconds = query.period().toSeconds();
        Instant first = floor(query.start(), seconds);
        TreeMap<Instant, Map<StandardUnit, PeriodStatistics>> periods = new TreeMap<>();
        for (Point point : points) {
            Instant period = floor(point.at, seconds);
            if (period.isBefore(first) || !period.isBefore(query.end())) continue;
            periods.computeIfAbsent(period, start -> new EnumMap<>(StandardUnit.class))
                    .computeIfAbsent(point.unit, unit -> new PeriodStatistics())
                    .add(point.value);
        }
        List<Datapoint> datapoints = new ArrayList<>();
        periods.forEach((start, units) -> units.forEach((unit, statistics) -> {
            if (!statistics.empty()) datapoints.add(new Datapoint(start, unit, values(query, statistics)));
        }));
        return datapoints;
    }

    static Instant floor(Instant time, long seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private static Map<String, Double> values(StatisticsQuery query, PeriodStatistics statistics) {
        Map<String, Double> values = new HashMap<>();
        query.statistics()
                .forEach(statistic -> statistics.of(statistic).ifPresent(value -> values.put(statistic.name(), value)));
        return values;
    }

    private static List<Dimension> sorted(List<Dimension> dimensions) {
        if (dimensions.size() < 2) return dimensions;
        return dimensions.stream()
                .sorted(Comparator.comparing(Dimension::name).thenComparing(Dimension::value))
                .toList();
    }
}
