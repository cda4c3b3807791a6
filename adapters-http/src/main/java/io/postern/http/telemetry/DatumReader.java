package io.postern.http.telemetry;

import io.postern.http.body.Node;
import io.postern.telemetry.model.CloudWatchLimits;
import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.Reason;
import io.postern.telemetry.model.Refusal;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one member of {@code MetricData}. */
final class DatumReader {

    private static final Set<String> DATUM = Set.of(
            "MetricName",
            "Dimensions",
            "Timestamp",
            "Value",
            "StatisticValues",
            "Values",
            "Counts",
            "Unit",
            "StorageResolution");
    private static final Set<String> DIMENSION = Set.of("Name", "Value");
    private static final Set<String> STATISTICS = Set.of("SampleCount", "Sum", "Minimum", "Maximum");
    private static final MetricValue NONE = new MetricValue.Single(0);

    private final Fields fields;
    private final int index;
    private final List<Refusal> refusals;

    private DatumReader(Fields fields, int index, List<Refusal> refusals) {
        this.fields = fields;
        this.index = index;
        this.refusals = refusals;
    }

    /** The datum; if anything about it is noted in {@code refusals}, one that must not be used. */
    static MetricDatum read(Node node, int index, Admitted submission, List<Refusal> refusals) {
        if (!(node instanceof Node.Members members)) {
            new Fields(new Node.Members(Map.of()), index, "", refusals)
                    .expected("MetricData[" + index + "]", node, "an object");
            return new MetricDatum("", List.of(), submission.now(), NONE, StandardUnit.NONE, 60);
        }
        return new DatumReader(new Fields(members, index, "", refusals), index, refusals).datum(submission);
    }

    private MetricDatum datum(Admitted submission) {
        fields.allow(DATUM);
        return new MetricDatum(
                fields.text("MetricName"), dimensions(), timestamp(submission), value(), unit(), resolution());
    }

    private List<Dimension> dimensions() {
        List<Node> items = fields.items("Dimensions");
        if (items.isEmpty()) return List.of();
        if (items.size() > CloudWatchLimits.DIMENSIONS) {
            fields.refuse(
                    Reason.TOO_MANY_DIMENSIONS,
                    "Dimensions",
                    "There are " + items.size() + " dimensions (expected: at most 30).");
            return List.of();
        }
        List<Dimension> dimensions = new ArrayList<>(items.size());
        for (int d = 0; d < items.size(); d++) dimensions.add(dimension("Dimensions[" + d + "]", items.get(d)));
        return dimensions;
    }

    private Dimension dimension(String path, Node node) {
        if (!(node instanceof Node.Members members)) {
            fields.expected(path, node, "an object");
            return new Dimension("", "");
        }
        Fields dimension = new Fields(members, index, path + ".", refusals);
        dimension.allow(DIMENSION);
        return new Dimension(dimension.text("Name"), dimension.text("Value"));
    }

    private Instant timestamp(Admitted submission) {
        if (!fields.has("Timestamp")) return submission.now();
        Optional<Instant> timestamp = Times.secondsOrIso(fields.node("Timestamp"));
        if (timestamp.isPresent()) return submission.clock().ours(timestamp.get());
        fields.refuse(
                Reason.TIMESTAMP_INVALID,
                "Timestamp",
                "Timestamp cannot be read (expected: ISO 8601 with a zone, or epoch seconds).");
        return submission.now();
    }

    private MetricValue value() {
        boolean single = fields.has("Value");
        boolean many = fields.has("Values");
        boolean statistics = fields.has("StatisticValues");
        int kinds = (single ? 1 : 0) + (many ? 1 : 0) + (statistics ? 1 : 0);
        if (kinds > 1) {
            fields.refuse(
                    Reason.VALUE_AMBIGUOUS, "Value", "A datum has one of Value, Values and StatisticValues, not more.");
            return NONE;
        }
        if (fields.has("Counts") && !many)
            fields.refuse(Reason.COUNTS_MISMATCH, "Counts", "Counts go with Values (expected: Values beside them).");
        if (single) return new MetricValue.Single(fields.number("Value"));
        if (many) return distribution();
        if (statistics) return statisticSet();
        fields.refuse(Reason.VALUE_MISSING, "Value", "There is no value (expected: Value, Values or StatisticValues).");
        return NONE;
    }

    private MetricValue distribution() {
        List<Double> values = numbers("Values");
        // CloudWatch counts each value once when the sender does not say.
        List<Double> counts = fields.has("Counts") ? numbers("Counts") : Collections.nCopies(values.size(), 1.0);
        return new MetricValue.Distribution(values, counts);
    }

    private List<Double> numbers(String name) {
        List<Node> items = fields.items(name);
        List<Double> numbers = new ArrayList<>(items.size());
        int before = refusals.size();
        for (int i = 0; i < items.size() && refusals.size() == before; i++)
            numbers.add(fields.number(name + "[" + i + "]", items.get(i)));
        return numbers;
    }

    private MetricValue statisticSet() {
        if (!(fields.node("StatisticValues") instanceof Node.Members members)) {
            fields.expected("StatisticValues", fields.node("StatisticValues"), "an object");
            return NONE;
        }
        Fields set = new Fields(members, index, "StatisticValues.", refusals);
        set.allow(STATISTICS);
        return new MetricValue.StatisticSet(
                set.number("SampleCount"), set.number("Sum"), set.number("Minimum"), set.number("Maximum"));
    }

    private StandardUnit unit() {
        if (!fields.has("Unit")) return StandardUnit.NONE;
        int before = refusals.size();
        Optional<StandardUnit> unit = StandardUnit.named(fields.text("Unit"));
        if (unit.isEmpty() && refusals.size() == before)
            fields.refuse(
                    Reason.UNIT_UNKNOWN, "Unit", "Unit is none of CloudWatch's (expected: for example Count or None).");
        return unit.orElse(StandardUnit.NONE);
    }

    private int resolution() {
        if (!fields.has("StorageResolution")) return 60;
        double resolution = fields.number("StorageResolution");
        // A fraction must not be cut into a resolution that the sender did not ask for; the domain refuses 0.
        return resolution == Math.rint(resolution) && Math.abs(resolution) < 1e6 ? (int) resolution : 0;
    }
}
