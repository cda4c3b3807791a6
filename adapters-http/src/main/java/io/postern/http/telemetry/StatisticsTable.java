package io.postern.http.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.http.chart.LineChart;
import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.StandardUnit;
import io.postern.telemetry.model.StatisticsQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statistics as lines of a chart, one for each statistic and unit, and as lines of a table. */
final class StatisticsTable {

    private StatisticsTable() {}

    static LineChart chart(StatisticsQuery query, List<Datapoint> points, List<String> statistics) {
        List<LineChart.Line> lines = new ArrayList<>();
        List<StandardUnit> units =
                points.stream().map(Datapoint::unit).distinct().sorted().toList();
        for (StandardUnit unit : units)
            for (String statistic : statistics.stream().distinct().toList()) lines.add(line(points, unit, statistic));
        String dimensions = query.metric().dimensions().stream()
                .map(dimension -> dimension.name() + "=" + dimension.value())
                .collect(Collectors.joining(", ", " ", ""));
        String title = query.metric().namespace() + " " + query.metric().metricName() + dimensions;
        return new LineChart(title.strip(), query.start(), query.end(), lines);
    }

    /** RFC 4180: names of units and statistics hold nothing that has to be quoted. */
    static byte[] csv(List<Datapoint> points, List<String> statistics) {
        StringBuilder text = new StringBuilder("timestamp,unit");
        for (String statistic : statistics) text.append(',').append(statistic);
        text.append("\r\n");
        for (Datapoint point : points) {
            text.append(point.timestamp()).append(',').append(point.unit().wireName());
            for (String statistic : statistics) {
                Double value = point.values().get(statistic);
                text.append(',').append(value == null ? "" : value);
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static LineChart.Line line(List<Datapoint> points, StandardUnit unit, String statistic) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Datapoint point : points) {
            Double value = point.values().get(statistic);
            if (point.unit() != unit || value == null) continue;
            times.add(point.timestamp());
            values.add(value);
        }
        return new LineChart.Line(statistic + " (" + unit.wireName() + ")", times, values);
    }
}
