package io.postern.redis.metering;

import io.postern.metering.model.Bucket;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Retention;
import io.postern.metering.model.Series;
import io.postern.metering.model.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events as Redis counts them: added up here as far as they go into the same sums, so that few commands are left. */
final class GroupedEvents {

    private final Retention retention;
    private final Instant now;
    private final Map<Bucket, List<MeterEvent>> byHour = new TreeMap<>();
    private final Map<Bucket, List<String>> names = new TreeMap<>();
    private final Map<Bucket, Map<String, Long>> calls = new TreeMap<>();
    private final List<SameSums> sums = new ArrayList<>();

    /** What is added to the sums of one series in each of those buckets. */
    record SameSums(String name, Sums sums, List<Bucket> buckets) {}

    /** Events of one minute; most follow one of the same. */
    private record Minute(Bucket bucket, List<MeterEvent> ofHour, Map<Series, Sums> sums) {

        void add(MeterEvent event) {
            ofHour.add(event);
            sums.computeIfAbsent(Series.of(event), _ -> new Sums()).add(event);
        }
    }

    private GroupedEvents(Retention retention, Instant now) {
        this.retention = retention;
        this.now = now;
    }

    static GroupedEvents of(Collection<MeterEvent> events, SeriesNames seriesNames, Retention retention, Instant now) {
        GroupedEvents grouped = new GroupedEvents(retention, now);
        Map<Bucket, Minute> minutes = new TreeMap<>();
        Minute minute = null;
        for (MeterEvent event : events) {
            if (minute == null || !minute.bucket().holds(event.at()))
                minute = minutes.computeIfAbsent(BucketSize.MINUTE.at(event.at()), grouped::minute);
            minute.add(event);
        }
        Map<Bucket, Map<Series, Map<Bucket, Sums>>> days = new TreeMap<>();
        minutes.values().forEach(one -> {
            Map<Series, Map<Bucket, Sums>> ofDay =
                    days.computeIfAbsent(BucketSize.DAY.at(one.bucket().start()), _ -> new HashMap<>());
            one.sums().forEach((series, sums) -> ofDay.computeIfAbsent(series, _ -> new TreeMap<>())
                    .put(one.bucket(), sums));
        });
        days.forEach((day, ofDay) -> grouped.addDay(day, ofDay, seriesNames.of(day, ofDay.keySet())));
        return grouped;
    }

    /** The events by the hour that they lie in, each hour's in their order. */
    Map<Bucket, List<MeterEvent>> byHour() {
        return byHour;
    }

    /** Names of the series of each day. */
    Map<Bucket, List<String>> names() {
        return names;
    }

    /** How often applications called, by their names. */
    Map<Bucket, Map<String, Long>> calls() {
        return calls;
    }

    List<SameSums> sums() {
        return sums;
    }

    /** When a bucket goes, in Unix seconds. */
    long endOf(Bucket bucket) {
        return retention.endOf(bucket).getEpochSecond();
    }

    private Minute minute(Bucket minute) {
        return new Minute(
                minute,
                byHour.computeIfAbsent(BucketSize.HOUR.at(minute.start()), _ -> new ArrayList<>()),
                new HashMap<>());
    }

    private void addDay(Bucket day, Map<Series, Map<Bucket, Sums>> ofDay, Map<Series, SeriesName> named) {
        Map<SeriesName, Map<Bucket, Sums>> byName = new HashMap<>();
        ofDay.forEach((series, minutes) -> byName.merge(named.get(series), minutes, GroupedEvents::merged));
        names.put(day, byName.keySet().stream().map(SeriesName::name).toList());
        byName.forEach(this::addSeries);
    }

    /** Most batches are of one minute, and then minute, hour and day get the same. */
    private void addSeries(SeriesName name, Map<Bucket, Sums> minutes) {
        Map<Sums, List<Bucket>> same = new LinkedHashMap<>();
        Map<Bucket, Sums> level = minutes;
        for (BucketSize size : BucketSize.values()) {
            Map<Bucket, Sums> larger = new TreeMap<>();
            level.forEach((bucket, ofBucket) -> larger.merge(size.at(bucket.start()), ofBucket, GroupedEvents::sum));
            larger.forEach((bucket, ofBucket) -> {
                if (!retention.keeps(bucket, now)) return;
                same.computeIfAbsent(ofBucket, _ -> new ArrayList<>(3)).add(bucket);
                calls.computeIfAbsent(bucket, _ -> new HashMap<>())
                        .merge(name.application(), ofBucket.calls(), Long::sum);
            });
            level = larger;
        }
        same.forEach((ofBuckets, buckets) -> sums.add(new SameSums(name.name(), ofBuckets, buckets)));
    }

    private static Map<Bucket, Sums> merged(Map<Bucket, Sums> one, Map<Bucket, Sums> other) {
        Map<Bucket, Sums> all = new TreeMap<>(one);
        other.forEach((bucket, ofBucket) -> all.merge(bucket, ofBucket, GroupedEvents::sum));
        return all;
    }

    private static Sums sum(Sums one, Sums other) {
        Sums both = new Sums();
        both.add(one);
        both.add(other);
        return both;
    }
}
