package io.postern.telemetry.model;

import io.postern.access.model.Stamps;
import java.util.ArrayList;
import java.util.List;

/** Writes what a policy forces into records, over what their sender wrote under the same names. */
public final class Stamping {

    private Stamping() {}

    /** The datums with these dimensions. */
    public static List<MetricDatum> datums(List<MetricDatum> datums, Stamps stamps) {
        if (stamps.none()) return datums;
        List<Dimension> forced = forced(stamps);
        return datums.stream().map(datum -> stamped(datum, forced, stamps)).toList();
    }

    /** The dimensions with these, as they stand on a datum that was stamped. */
    static List<Dimension> dimensions(List<Dimension> dimensions, Stamps stamps) {
        return stamps.none() ? dimensions : stamped(dimensions, forced(stamps), stamps);
    }

    /** The events with these fields; a message that is no JSON object becomes the member {@code message} of one. */
    public static List<LogEvent> events(List<LogEvent> events, Stamps stamps) {
        if (stamps.none()) return events;
        StampedMessage stamp = new StampedMessage(stamps);
        return events.stream()
                .map(event -> new LogEvent(event.timestamp(), stamp.on(event.message())))
                .toList();
    }

    private static List<Dimension> forced(Stamps stamps) {
        return stamps.values().entrySet().stream()
                .map(stamp -> new Dimension(stamp.getKey(), stamp.getValue()))
                .toList();
    }

    private static List<Dimension> stamped(List<Dimension> dimensions, List<Dimension> forced, Stamps stamps) {
        List<Dimension> all = new ArrayList<>(dimensions.size() + forced.size());
        for (Dimension dimension : dimensions) if (!stamps.values().containsKey(dimension.name())) all.add(dimension);
        all.addAll(forced);
        return all;
    }

    private static MetricDatum stamped(MetricDatum datum, List<Dimension> forced, Stamps stamps) {
        return new MetricDatum(
                datum.metricName(),
                stamped(datum.dimensions(), forced, stamps),
                datum.timestamp(),
                datum.value(),
                datum.unit(),
                datum.storageResolution());
    }
}
