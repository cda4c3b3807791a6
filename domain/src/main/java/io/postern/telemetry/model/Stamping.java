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
        List<Dimension> forced = stamps.values().entrySet().stream()
                .map(stamp -> new Dimension(stamp.getKey(), stamp.getValue()))
                .toList();
        return datums.stream().map(datum -> stamped(datum, forced, stamps)).toList();
    }

    /** The events with these fields; a message that is no JSON object becomes the member {@code message} of one. */
    public static List<LogEvent> events(List<LogEvent> events, Stamps stamps) {
        if (stamps.none()) return events;
        StampedMessage stamp = new StampedMessage(stamps);
        return events.stream()
                .map(event -> new LogEvent(event.timestamp(), stamp.on(event.message())))
                .toList();
    }

    private static MetricDatum stamped(MetricDatum datum, List<Dimension> forced, Stamps stamps) {
        List<Dimension> dimensions = new ArrayList<>(datum.dimensions().size() + forced.size());
        for (Dimension dimension : datum.dimensions())
            if (!stamps.values().containsKey(dimension.name())) dimensions.add(dimension);
        dimensions.addAll(forced);
        return new MetricDatum(
                datum.metricName(),
                dimensions,
                datum.timestamp(),
                datum.value(),
                datum.unit(),
                datum.storageResolution());
    }
}
