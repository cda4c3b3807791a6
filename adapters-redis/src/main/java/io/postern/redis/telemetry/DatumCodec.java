package io.postern.redis.telemetry;

import io.postern.telemetry.model.Dimension;
import io.postern.telemetry.model.MetricDatum;
import io.postern.telemetry.model.MetricValue;
import io.postern.telemetry.model.StandardUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Metric datums as bytes, within a submission that knows their version. */
final class DatumCodec {

    private static final int SINGLE = 1;
    private static final int DISTRIBUTION = 2;
    private static final int STATISTIC_SET = 3;

    private DatumCodec() {}

    static void write(MetricDatum datum, Instant acceptedAt, BinaryWriter to) {
        to.text(datum.metricName());
        to.number(datum.dimensions().size());
        for (Dimension dimension : datum.dimensions()) {
            to.text(dimension.name());
            to.text(dimension.value());
        }
        TimeCodec.write(datum.timestamp(), acceptedAt, to);
        value(datum.value(), to);
        to.octet(UnitCode.of(datum.unit()));
        to.number(datum.storageResolution());
    }

    static MetricDatum read(Instant acceptedAt, BinaryReader from) {
        Vocabulary.Series series = from.series();
        Instant timestamp = TimeCodec.read(acceptedAt, from);
        MetricValue value = value(from);
        StandardUnit unit = UnitCode.unit(from.octet());
        return new MetricDatum(series.metricName(), series.dimensions(), timestamp, value, unit, from.small());
    }

    private static void value(MetricValue value, BinaryWriter to) {
        switch (value) {
            case MetricValue.Single single -> {
                to.octet(SINGLE);
                to.real(single.value());
            }
            case MetricValue.Distribution distribution -> {
                to.octet(DISTRIBUTION);
                reals(distribution.values(), to);
                reals(distribution.counts(), to);
            }
            case MetricValue.StatisticSet set -> {
                to.octet(STATISTIC_SET);
                to.real(set.sampleCount());
                to.real(set.sum());
                to.real(set.minimum());
                to.real(set.maximum());
            }
        }
    }

    private static MetricValue value(BinaryReader from) {
        int kind = from.octet();
        return switch (kind) {
            case SINGLE -> new MetricValue.Single(from.real());
            case DISTRIBUTION -> new MetricValue.Distribution(reals(from), reals(from));
            case STATISTIC_SET -> new MetricValue.StatisticSet(from.real(), from.real(), from.real(), from.real());
            default -> throw new UnreadableFrame("value kind: " + kind + " (expected: 1 to 3)");
        };
    }

    private static void reals(List<Double> values, BinaryWriter to) {
        to.number(values.size());
        for (double value : values) to.real(value);
    }

    private static List<Double> reals(BinaryReader from) {
        int count = from.count();
        List<Double> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) values.add(from.real());
        return values;
    }
}
