package io.postern.telemetry.memory;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.MetricDataQuery;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What was measured of one series in some periods, apart from the store, so that it is reckoned with while others send.
 */
record Measurements(PeriodRange range, List<Series.Point> points) {

    /** One datapoint for each unit in a period that holds data, oldest first. */
    List<Datapoint> statistics(StatisticsQuery query) {
        List<Datapoint> datapoints = new ArrayList<>();
        periods(UnaryOperator.identity())
                .forEach((start, units) -> units.forEach((unit, statistics) -> {
                    if (!statistics.empty()) datapoints.add(new Datapoint(start, unit, values(query, statistics)));
                }));
        return datapoints;
    }

    /** The values of the periods that have one, whatever the unit unless the query names one. */
    NavigableMap<Instant, Double> values(MetricDataQuery.OfSeries query) {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        Optional<StandardUnit> wanted = StandardUnit.named(query.unit());
        StandardUnit together = wanted.orElse(StandardUnit.NONE);
        periods(unit -> wanted.isEmpty() ? together : unit).forEach((start, units) -> {
            PeriodStatistics statistics = units.get(together);
            if (statistics != null && !statistics.empty())
                statistics.of(query.statistic()).ifPresent(value -> values.put(start, value));
        });
        return values;
    }

    private NavigableMap<Instant, Map<StandardUnit, PeriodStatistics>> periods(UnaryOperator<StandardUnit> unitOf) {
        NavigableMap<Instant, Map<StandardUnit, PeriodStatistics>> periods = new TreeMap<>();
        for (Series.Point point : points)
            periods.computeIfAbsent(range.periodOf(point.at()), start -> new EnumMap<>(StandardUnit.class))
                    .computeIfAbsent(unitOf.apply(point.unit()), unit -> new PeriodStatistics())
                    .add(point.value());
        return periods;
    }

    private static Map<String, Double> values(StatisticsQuery query, PeriodStatistics statistics) {
        Map<String, Double> values = new HashMap<>();
        query.statistics()
                .forEach(statistic -> statistics.of(statistic).ifPresent(value -> values.put(statistic.name(), value)));
        return values;
    }
}
