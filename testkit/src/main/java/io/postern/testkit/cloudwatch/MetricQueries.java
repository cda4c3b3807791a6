package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.testkit.cloudwatch.Answer.Accepted;
import io.postern.testkit.cloudwatch.Answer.Refused;
import io.postern.testkit.cloudwatch.StoredDatum.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** GetMetricStatistics and GetMetricData over what was taken; of the latter only plain {@code MetricStat} queries. */
final class MetricQueries {

    private final List<StoredDatum> stored;

    MetricQueries(List<StoredDatum> stored) {
        this.stored = stored;
    }

    Answer statistics(JsonNode request) {
        List<String> wanted = new ArrayList<>();
        request.path("Statistics").forEach(name -> wanted.add(name.asText()));
        request.path("ExtendedStatistics").forEach(name -> wanted.add(name.asText()));
        Optional<Refused> refused = StatisticsRules.check(request, wanted);
        if (refused.isPresent()) {
            return refused.get();
        }
        Duration length = Duration.ofSeconds(request.path("Period").asLong());
        List<Map<String, Object>> points = new ArrayList<>();
        periods(seriesOf(request, request.path("Unit")), request, length).forEach((start, period) -> period.byUnit()
                .forEach((unit, part) -> points.add(datapoint(start, unit, part, wanted))));
        return new Accepted(Map.of("Label", request.path("MetricName").asText(), "Datapoints", points));
    }

    Answer metricData(JsonNode request) {
        Optional<Refused> refused = MetricDataRules.check(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<Point> points = new ArrayList<>();
        for (JsonNode query : request.path("MetricDataQueries")) {
            if (query.path("ReturnData").asBoolean(true)) {
                points.addAll(points(query, request));
            }
        }
        int pageSize = request.path("MaxDatapoints").asInt(Limit.METRIC_DATA_DATAPOINTS.max());
        Optional<Page<Point>> page = Page.of(points, request.path("NextToken"), pageSize);
        if (page.isEmpty()) {
            return new Refused(AwsError.INVALID_NEXT_TOKEN, "Invalid nextToken");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("MetricDataResults", results(request, page.get()));
        body.put("Messages", List.of());
        page.get().putToken(body, "NextToken");
        return new Accepted(body);
    }

    private record Point(String queryId, Instant timestamp, double value) {}

    private List<Point> points(JsonNode query, JsonNode request) {
        JsonNode stat = query.path("MetricStat");
        String id = query.path("Id").asText();
        Duration length = Duration.ofSeconds(stat.path("Period").asLong());
        List<Point> points = new ArrayList<>();
        periods(seriesOf(stat.path("Metric"), stat.path("Unit")), request, length)
                .forEach((start, period) -> period.statistic(stat.path("Stat").asText())
                        .ifPresent(value -> points.add(new Point(id, start, value))));
        boolean oldestFirst = request.path("ScanBy").asText().equals("TimestampAscending");
        return oldestFirst ? points : points.reversed();
    }

    private static List<Map<String, Object>> results(JsonNode request, Page<Point> page) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode query : request.path("MetricDataQueries")) {
            String id = query.path("Id").asText();
            List<Point> mine = page.items().stream()
                    .filter(point -> point.queryId().equals(id))
                    .toList();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("Id", id);
            result.put(
                    "Label",
                    query.path("Label")
                            .asText(query.at("/MetricStat/Metric/MetricName").asText()));
            result.put("Timestamps", mine.stream().map(Point::timestamp).toList());
            result.put("Values", mine.stream().map(Point::value).toList());
            result.put("StatusCode", page.nextToken().isEmpty() ? "Complete" : "PartialData");
            if (query.path("ReturnData").asBoolean(true)) {
                results.add(result);
            }
        }
        return results;
    }

    private List<StoredDatum> seriesOf(JsonNode metric, JsonNode unit) {
        Series wanted = new Series(
                metric.path("Namespace").asText(),
                metric.path("MetricName").asText(),
                DatumReader.dimensions(metric.path("Dimensions")));
        return stored.stream()
                .filter(datum -> datum.series().equals(wanted))
                .filter(datum -> datum.unit().equals(unit.asText(datum.unit())))
                .toList();
    }

    /** Periods begin at multiples of their length; the start is included, the end is not. */
    private static SortedMap<Instant, Period> periods(List<StoredDatum> datums, JsonNode range, Duration length) {
        Instant from = floor(DatumReader.instant(range.path("StartTime")), length);
        Instant to = DatumReader.instant(range.path("EndTime"));
        SortedMap<Instant, List<StoredDatum>> byStart = new TreeMap<>();
        for (StoredDatum datum : datums) {
            Instant start = floor(datum.timestamp(), length);
            if (!start.isBefore(from) && start.isBefore(to)) {
                byStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(datum);
            }
        }
        SortedMap<Instant, Period> periods = new TreeMap<>();
        byStart.forEach((start, inside) -> periods.put(start, new Period(inside)));
        return periods;
    }

    private static Instant floor(Instant time, Duration length) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }

    private static Map<String, Object> datapoint(Instant start, String unit, Period period, List<String> wanted) {
        Map<String, Object> point = new LinkedHashMap<>();
        Map<String, Double> percentiles = new LinkedHashMap<>();
        point.put("Timestamp", start);
        point.put("Unit", unit);
        for (String name : wanted) {
            Map<String, ? super Double> target = Period.isPercentile(name) ? percentiles : point;
            period.statistic(name).ifPresent(value -> target.put(name, value));
        }
        if (!percentiles.isEmpty()) {
            point.put("ExtendedStatistics", percentiles);
        }
        return point;
    }
}
