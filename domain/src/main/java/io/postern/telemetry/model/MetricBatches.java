package io.postern.telemetry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Packs metric datums into as few PutMetricData requests as the limits allow. */
public final class MetricBatches {

    // What CBOR spends on member names, lengths, timestamp, unit and resolution of one datum, rounded up; a statistic
    // set spends more on its own member names.
    private static final int DATUM_BYTES = 120;
    private static final int STATISTIC_SET_BYTES = 80;
    private static final int DIMENSION_BYTES = 20;
    private static final int NUMBER_BYTES = 9;
    private static final int REQUEST_BYTES = 1_024;

    private MetricBatches() {}

    /** Cuts the items, in order, into batches that each fit one request. */
    public static <T> List<List<T>> cut(List<T> items, Function<T, MetricDatum> datum) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        int bytes = REQUEST_BYTES;
        for (T item : items) {
            int size = bytes(datum.apply(item));
            boolean full = batch.size() == CloudWatchLimits.DATUMS_PER_REQUEST
                    || bytes + size > CloudWatchLimits.METRIC_REQUEST_BYTES;
            if (full && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = REQUEST_BYTES;
            }
            batch.add(item);
            bytes += size;
        }
        if (!batch.isEmpty()) batches.add(batch);
        return batches;
    }

    /** An upper bound of what the datum takes in a request, uncompressed. */
    public static int bytes(MetricDatum datum) {
        int bytes = DATUM_BYTES + Utf8.bytes(datum.metricName());
        for (Dimension dimension : datum.dimensions())
            bytes += DIMENSION_BYTES + Utf8.bytes(dimension.name()) + Utf8.bytes(dimension.value());
        return bytes + bytes(datum.value());
    }

    private static int bytes(MetricValue value) {
        return switch (value) {
            case MetricValue.Single _ -> NUMBER_BYTES;
            case MetricValue.Distribution many ->
                NUMBER_BYTES * (many.values().size() + many.counts().size());
            case MetricValue.StatisticSet _ -> STATISTIC_SET_BYTES;
        };
    }
}
