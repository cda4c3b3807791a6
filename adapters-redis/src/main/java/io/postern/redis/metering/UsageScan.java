package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.postern.metering.model.Bucket;
import io.postern.metering.model.BucketSize;
import io.postern.metering.model.Retention;
import io.postern.metering.model.Series;
import io.postern.metering.model.SeriesFilter;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Looks through sums: which series a day has, then the hash of each in each bucket, in portions. */
final class UsageScan {

    /** How many hashes are asked for at once. */
    private static final int PORTION = 500;

    /** How many series are looked at in one step; Redis does nothing else meanwhile. */
    private static final ScanArgs STEP = ScanArgs.Builder.limit(1_000);

    /** How many series are looked at for each sum that may be: a filter admits few of many. Beyond it, it takes too long. */
    private static final long SERIES_FOR_EACH_SUM = 10;

    private final RedisConnection redis;
    private final UsageKeys keys;
    private final Retention retention;

    /** A hash that is asked for. */
    private record Wanted(String name, Series series, Bucket bucket) {}

    private record Asked(Wanted wanted, CompletableFuture<Map<byte[], byte[]>> answer) {}

    UsageScan(RedisConnection redis, UsageKeys keys, Retention retention) {
        this.redis = redis;
        this.keys = keys;
        this.retention = retention;
    }

    UsageReading read(UsageQuestion question, int sumsMax, Instant now, Consumer<UsageRow> rows) {
        List<Wanted> wanted = new ArrayList<>();
        long seriesLeft = SERIES_FOR_EACH_SUM * sumsMax;
        Bucket last = BucketSize.DAY.at(earlier(question.until(), now.plus(Duration.ofDays(2))));
        Bucket first = BucketSize.DAY.at(later(question.from(), now.minus(retention.of(question.size()))));
        for (Bucket day = first; day.number() <= last.number(); day = day.next()) {
            List<Bucket> buckets = buckets(day, question, now);
            if (buckets.isEmpty()) continue;
            seriesLeft -= count(day);
            if (seriesLeft < 0) return new UsageReading.TooMuch(sumsMax);
            Map<String, Series> series = series(day, question.filter());
            if (wanted.size() + (long) series.size() * buckets.size() > sumsMax)
                return new UsageReading.TooMuch(sumsMax);
            series.forEach((name, one) -> buckets.forEach(bucket -> wanted.add(new Wanted(name, one, bucket))));
        }
        for (int from = 0; from < wanted.size(); from += PORTION)
            tell(wanted.subList(from, Math.min(wanted.size(), from + PORTION)), rows);
        return new UsageReading.Read();
    }

    private List<Bucket> buckets(Bucket day, UsageQuestion question, Instant now) {
        List<Bucket> buckets = new ArrayList<>();
        for (Bucket one = question.size().at(day.start()); one.start().isBefore(day.end()); one = one.next())
            if (question.covers(one) && retention.keeps(one, now)) buckets.add(one);
        return buckets;
    }

    private long count(Bucket day) {
        return redis.<Long>call("count series", commands -> commands.hlen(keys.series(day)));
    }

    private Map<String, Series> series(Bucket day, SeriesFilter filter) {
        byte[] key = keys.series(day);
        Map<String, Series> series = new HashMap<>();
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            ScanCursor from = cursor;
            MapScanCursor<byte[], byte[]> step = redis.call("read series", commands -> commands.hscan(key, from, STEP));
            step.getMap().forEach((name, text) -> {
                Series one = SeriesName.read(new String(text, UTF_8));
                if (filter.admits(one)) series.put(new String(name, UTF_8), one);
            });
            cursor = step;
        }
        return series;
    }

    private void tell(List<Wanted> portion, Consumer<UsageRow> rows) {
        List<Asked> asked = new ArrayList<>(portion.size());
        for (Wanted one : portion)
            asked.add(new Asked(one, redis.send(commands -> commands.hgetall(keys.sums(one.bucket(), one.name())))));
        for (Asked one : asked) {
            Map<byte[], byte[]> hash = answered(one.answer());
            Wanted wanted = one.wanted();
            if (!hash.isEmpty()) rows.accept(new UsageRow(wanted.series(), wanted.bucket(), SumsFields.read(hash)));
        }
    }

    private static Map<byte[], byte[]> answered(CompletableFuture<Map<byte[], byte[]>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw RedisFailures.read("read usage", e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
