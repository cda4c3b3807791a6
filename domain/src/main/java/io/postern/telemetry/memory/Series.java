package io.postern.telemetry.memory;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.MetricDescriptor;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
        List<Datapoint> datapoints = new ArrayList<>();
        periods(query.period(), query.start(), query.end(), UnaryOperator.identity())
                .forEach((start, units) -> units.forEach((unit, statistics) -> {
                    if (!statistics.empty()) datapoints.add(new Datapoint(start, unit, values(query, statistics)));
                }));
        return datapoints;
    }

    /** The values of the periods that have one, whatever the unit unless the query names one. */
    NavigableMap<Instant, Double> values(MetricDataQuery.OfSeries query, Instant from, Instant end) {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        Optional<StandardUnit> wanted = StandardUnit.named(query.unit());
        StandardUnit together = wanted.orElse(StandardUnit.NONE);
        periods(query.period(), from, end, unit -> wanted.isEmpty() ? together : unit)
                .forEach((start, units) -> {
                    PeriodStatistics statistics = units.get(together);
                    if (statistics != null && !statistics.empty())
                        statistics.of(query.statistic()).ifPresent(value -> values.put(start, value));
                });
        return values;
    }

    private NavigableMap<Instant, Map<StandardUnit, PeriodStatistics>> periods(
            Duration period, Instant from, Instant end, UnaryOperator<StandardUnit> unitOf) {
        long seconds = period.toSeconds();
        Instant first = floor(from, seconds);
        // A period that begins before the end is answered whole.
        Instant last = floor(end.minusNanos(1), seconds).plusSeconds(seconds);
        NavigableMap<Instant, Map<StandardUnit, PeriodStatistics>> periods = new TreeMap<>();
        for (Point point : points) {
            // Before any period is made: most points of a long series lie outside of a short question.
            if (point.at.isBefore(first) || !point.at.isBefore(last)) continue;
            periods.computeIfAbsent(floor(point.at, seconds), start -> new EnumMap<>(StandardUnit.class))
                    .computeIfAbsent(unitOf.apply(point.unit), unit -> new PeriodStatistics())
                    .add(point.value);
        }
        return periods;
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
