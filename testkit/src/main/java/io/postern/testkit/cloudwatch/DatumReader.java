package io.postern.testkit.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link DatumRules} let through. */
final class DatumReader {

    private DatumReader() {}

    static List<StoredDatum> read(JsonNode request, Instant now) {
        List<StoredDatum> datums = new ArrayList<>();
        for (JsonNode datum : request.path("MetricData")) {
            datums.add(datum(request.path("Namespace").asText(), datum, now));
        }
        return datums;
    }

    static Map<String, String> dimensions(JsonNode list) {
        Map<String, String> dimensions = new TreeMap<>();
        for (JsonNode dimension : list) {
            dimensions.put(
                    dimension.path("Name").asText(), dimension.path("Value").asText());
        }
        return dimensions;
    }

    /** Seconds since the epoch, to the millisecond, as the SDK sends them. */
    static Instant instant(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(seconds.doubleValue() * 1000));
    }

    private static StoredDatum datum(String namespace, JsonNode datum, Instant now) {
        List<Double> values = numbers(datum.path("Values"));
        List<Double> counts = numbers(datum.path("Counts"));
        if (datum.path("Value").isNumber()) {
            values = List.of(datum.path("Value").doubleValue());
        }
        if (counts.isEmpty()) {
            counts = Collections.nCopies(values.size(), 1.0);
        }
        JsonNode set = datum.path("StatisticValues");
        return new StoredDatum(
                namespace,
                datum.path("MetricName").asText(),
                dimensions(datum.path("Dimensions")),
                datum.path("Timestamp").isNumber() ? instant(datum.path("Timestamp")) : now,
                datum.path("Unit").asText("None"),
                datum.path("StorageResolution").asInt(60),
                values,
                counts,
                set.isObject() ? statistics(set) : StatisticSet.of(values, counts),
                now);
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.doubleValue()));
        return numbers;
    }

    private static StatisticSet statistics(JsonNode set) {
        return new StatisticSet(
                set.path("SampleCount").doubleValue(),
                set.path("Sum").doubleValue(),
                set.path("Minimum").doubleValue(),
                set.path("Maximum").doubleValue());
    }
}
