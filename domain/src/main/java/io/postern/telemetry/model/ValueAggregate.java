package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Values of one point with their counts, in as many parts as the limits ask for. A datum goes to the part that has all
 * its values, else to the newest one, else to one of its own. It stays whole: a part that is refused must not take a
 * piece of a record with it whose other piece is stored.
 */
final class ValueAggregate<T> implements Aggregate<T> {

    private static final List<Double> ONCE = List.of(1.0);

    private final ValueCounts counts = new ValueCounts();
    private final List<Part<T>> parts = new ArrayList<>(1);

    @Override
    public Aggregate<T> with(T member, MetricDatum datum) {
        MetricValue.Distribution more = distribution(datum.value());
        Part<T> part = partFor(datum, more);
        part.members.add(member, datum);
        for (int i = 0; i < more.values().size(); i++) {
            double value = more.values().get(i);
            double count = more.counts().get(i);
            int place = counts.placeOf(value, part.start, part.end);
            if (place < 0) {
                place = counts.append(value, parts.size() - 1);
                part.end = counts.size();
            }
            counts.count(place, count);
            part.samples += count;
            part.magnitude += Math.abs(value * count);
        }
        return this;
    }

    @Override
    public void addTo(List<AggregatedDatum<T>> datums) {
        for (Part<T> part : parts) datums.add(part.members.with(value(part)));
    }

    private static MetricValue.Distribution distribution(MetricValue value) {
        return switch (value) {
            case MetricValue.Single single -> new MetricValue.Distribution(List.of(single.value()), ONCE);
            case MetricValue.Distribution distribution -> distribution;
            case MetricValue.StatisticSet set ->
                throw new IllegalArgumentException("value: " + set + " (expected: no statistic set)");
        };
    }

    private Part<T> partFor(MetricDatum datum, MetricValue.Distribution more) {
        int place = counts.placeOf(more.values().getFirst());
        if (place >= 0) {
            Part<T> known = parts.get(counts.part(place));
            if (hasRoom(known, more)) return known;
        }
        if (!parts.isEmpty() && hasRoom(parts.getLast(), more)) return parts.getLast();
        Part<T> part = new Part<>(datum, counts.size());
        parts.add(part);
        return part;
    }

    /** Only the newest part grows, so that the values of each stay together. */
    private boolean hasRoom(Part<T> part, MetricValue.Distribution more) {
        int newValues = 0;
        double samples = part.samples;
        double magnitude = part.magnitude;
        for (int i = 0; i < more.values().size(); i++) {
            double value = more.values().get(i);
            double count = more.counts().get(i);
            if (counts.placeOf(value, part.start, part.end) < 0) newValues++;
            samples += count;
            magnitude += Math.abs(value * count);
        }
        boolean fits = part.end == counts.size()
                ? part.end - part.start + newValues <= CloudWatchLimits.VALUES
                : newValues == 0;
        return fits && samples <= CloudWatchLimits.VALUE_MAGNITUDE && magnitude <= CloudWatchLimits.VALUE_MAGNITUDE;
    }

    private MetricValue value(Part<T> part) {
        Double[] values = new Double[part.end - part.start];
        Double[] times = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = counts.value(part.start + i);
            times[i] = counts.count(part.start + i);
        }
        return values.length == 1 && times[0] == 1
                ? new MetricValue.Single(values[0])
                : new MetricValue.Distribution(List.of(values), List.of(times));
    }

    /** What goes out as one datum: the values from one place up to another. */
    private static final class Part<T> {
        private final AggregatedMembers<T> members;
        private final int start;
        private int end;
        private double samples;
        private double magnitude;

        Part(MetricDatum first, int start) {
            this.members = new AggregatedMembers<>(first);
            this.start = start;
            this.end = start;
        }
    }
}
