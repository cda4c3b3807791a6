package io.postern.testkit.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The datums of one series that fall into one period, and the statistics of them. */
record Period(List<StoredDatum> datums) {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?|100)");

    static boolean knows(String statistic) {
        return switch (statistic) {
            case "SampleCount", "Sum", "Minimum", "Maximum", "Average" -> true;
            default -> isPercentile(statistic);
        };
    }

    static boolean isPercentile(String statistic) {
        return PERCENTILE.matcher(statistic).matches();
    }

    /** GetMetricStatistics never mixes units. */
    SortedMap<String, Period> byUnit() {
        SortedMap<String, Period> parts = new TreeMap<>();
        for (StoredDatum datum : datums) {
            parts.computeIfAbsent(datum.unit(), _ -> new Period(new ArrayList<>()))
                    .datums
                    .add(datum);
        }
        return parts;
    }

    /** Empty where CloudWatch has no answer: a percentile of statistic sets that hide their values. */
    OptionalDouble statistic(String name) {
        StatisticSet set =
                StatisticSet.of(datums.stream().map(StoredDatum::statistics).toList());
        return switch (name) {
            case "SampleCount" -> OptionalDouble.of(set.sampleCount());
            case "Sum" -> OptionalDouble.of(set.sum());
            case "Minimum" -> OptionalDouble.of(set.minimum());
            case "Maximum" -> OptionalDouble.of(set.maximum());
            case "Average" -> OptionalDouble.of(set.sum() / set.sampleCount());
            default -> percentile(Double.parseDouble(name.substring(1)), set.sampleCount());
        };
    }

    /** Nearest rank; AWS's own is an estimate near it. */
    private OptionalDouble percentile(double percent, double total) {
        Map<Double, Double> countByValue = new TreeMap<>();
        for (StoredDatum datum : datums) {
            StatisticSet set = datum.statistics();
            List<Double> values = new ArrayList<>(datum.values());
            List<Double> counts = new ArrayList<>(datum.counts());
            if (values.isEmpty() && (set.sampleCount() == 1 || set.minimum() == set.maximum())) {
                values.add(set.minimum());
                counts.add(set.sampleCount());
            }
            if (values.isEmpty()) {
                return OptionalDouble.empty();
            }
            for (int i = 0; i < values.size(); i++) {
                countByValue.merge(values.get(i), counts.get(i), Double::sum);
            }
        }
        double seen = 0;
        for (Map.Entry<Double, Double> entry : countByValue.entrySet()) {
            seen += entry.getValue();
            if (seen >= total * percent / 100) {
                return OptionalDouble.of(entry.getKey());
            }
        }
        return OptionalDouble.empty();
    }
}
