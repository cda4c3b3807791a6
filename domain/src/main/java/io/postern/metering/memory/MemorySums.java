package io.postern.metering.memory;

import io.postern.metering.model.Bucket;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Retention;
import io.postern.metering.model.Series;
import io.postern.metering.model.SeriesBounds;
import io.postern.metering.model.Sums;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Sums by bucket and series; at the bound the oldest minutes go, then the oldest hours, then the oldest days. */
final class MemorySums {

    private final Retention retention;
    private final SeriesBounds bounds;
    private final int sumsMax;
    private final NavigableMap<Bucket, Map<Series, Sums>> buckets = new TreeMap<>();
    private final NavigableMap<Bucket, DaySeries> days = new TreeMap<>();
    private int size;

    MemorySums(Retention retention, SeriesBounds bounds, int sumsMax) {
        this.retention = retention;
        this.bounds = bounds;
        this.sumsMax = sumsMax;
    }

    void add(MeterEvent event, Instant now) {
        Bucket day = BucketSize.DAY.at(event.at());
        Series series = days.computeIfAbsent(day, _ -> new DaySeries(bounds)).admitted(Series.of(event));
        for (BucketSize bucketSize : BucketSize.values()) {
            Bucket bucket = bucketSize.at(event.at());
            if (retention.keeps(bucket, now)) sumsOf(bucket, series).add(event);
        }
    }

    /** All of one bucket. */
    Map<Series, Sums> of(Bucket bucket) {
        return buckets.getOrDefault(bucket, Map.of());
    }

    /** All from one bucket on, with those of larger sizes at the end. */
    NavigableMap<Bucket, Map<Series, Sums>> from(Bucket first) {
        return buckets.tailMap(first, true);
    }

    void forget(Instant now) {
        for (BucketSize one : BucketSize.values()) {
            Bucket kept = one.at(now.minus(retention.of(one)));
            buckets.subMap(new Bucket(one, Long.MIN_VALUE), true, kept, false)
                    .entrySet()
                    .removeIf(bucket -> {
                        size -= bucket.getValue().size();
                        return true;
                    });
        }
        days.headMap(BucketSize.DAY.at(now.minus(retention.days())), false).clear();
        while (size > sumsMax) size -= buckets.pollFirstEntry().getValue().size();
    }

    private Sums sumsOf(Bucket bucket, Series series) {
        return buckets.computeIfAbsent(bucket, _ -> new HashMap<>()).computeIfAbsent(series, _ -> {
            size++;
            return new Sums();
        });
    }
}
