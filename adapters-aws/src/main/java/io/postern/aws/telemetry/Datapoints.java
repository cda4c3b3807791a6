package io.postern.aws.telemetry;

import io.postern.telemetry.model.Datapoint;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what several answers say of the same periods: one datapoint for each period and unit, oldest first. */
final class Datapoints {

    private final Map<Key, Map<String, Double>> values =
            new TreeMap<>(Comparator.comparing(Key::timestamp).thenComparing(Key::unit));

    void add(List<software.amazon.awssdk.services.cloudwatch.model.Datapoint> answered) {
        for (software.amazon.awssdk.services.cloudwatch.model.Datapoint point : answered) {
            StandardUnit unit = StandardUnit.named(Objects.requireNonNullElse(point.unitAsString(), ""))
                    .orElse(StandardUnit.NONE);
            Map<String, Double> known =
                    values.computeIfAbsent(new Key(point.timestamp(), unit), key -> new HashMap<>());
            put(known, "SampleCount", point.sampleCount());
            put(known, "Average", point.average());
            put(known, "Sum", point.sum());
            put(known, "Minimum", point.minimum());
            put(known, "Maximum", point.maximum());
            known.putAll(point.extendedStatistics());
        }
    }

    List<Datapoint> all() {
        List<Datapoint> all = new ArrayList<>(values.size());
        values.forEach((key, known) -> all.add(new Datapoint(key.timestamp, key.unit, known)));
        return all;
    }

    private static void put(Map<String, Double> known, String statistic, @Nullable Double value) {
        if (value != null) known.put(statistic, value);
    }

    private record Key(Instant timestamp, StandardUnit unit) {}
}
