package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.metering.model.Bucket;
import io.postern.metering.model.LedgerPolicy;
import io.postern.metering.model.MeterEvent;
import io.postern.metering.model.Recording;
import io.postern.metering.model.SinkRoom;
import io.postern.metering.model.UsageQuestion;
import io.postern.metering.model.UsageReading;
import io.postern.metering.model.UsageRow;
import io.postern.metering.port.UsageLedger;
import io.postern.metering.port.UsageReader;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Usage that all replicas share: a hash for each series and bucket, one of all calls for each bucket, and the ids of each
 * hour in a set. All of them go by themselves. The layout is in docs/usage.md.
 */
final class RedisUsageLedger implements UsageLedger, UsageReader {

    /** The strokes before, and one of one's own: as long as Redis answers at all, they take a fraction of it. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final RedisConnection redis;
    private final UsageKeys keys;
    private final LedgerPolicy policy;
    private final SharedStrokes strokes;
    private final UsageScan scan;
    private final Clock clock;

    /**
     * One on that Redis.
     *
     * @param space hash tag of all keys
     * @param sinks for whom counted events wait, each in the stream {@code postern:{space}:sink:name}
     */
    RedisUsageLedger(RedisConnection redis, String space, LedgerPolicy policy, List<SinkRoom> sinks, Clock clock) {
        this.redis = redis;
        this.keys = new UsageKeys(space);
        this.policy = policy;
        this.strokes = new SharedStrokes(new StrokeCounter(redis, keys, policy, sinks, clock)::count, WAIT_MAX);
        this.scan = new UsageScan(redis, keys, policy.retention());
        this.clock = clock;
    }

    @Override
    public Recording record(List<MeterEvent> events) {
        int fresh = 0;
        for (int from = 0; from < events.size(); from += STROKE_MAX) {
            List<MeterEvent> stroke = events.subList(from, Math.min(events.size(), from + STROKE_MAX));
            Recording recording = strokes.count(stroke, events.size() - from - stroke.size());
            if (!(recording instanceof Recording.Recorded(int ofStroke))) return recording;
            fresh += ofStroke;
        }
        return new Recording.Recorded(fresh);
    }

    @Override
    public long calls(String application, Instant from, Instant until) {
        byte[] field = SeriesName.ofApplication(application).getBytes(UTF_8);
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (Bucket bucket : policy.retention().covering(from, until, clock.instant()))
            answers.add(redis.send(commands -> commands.hget(keys.calls(bucket), field)));
        long calls = 0;
        for (CompletableFuture<byte[]> answer : answers) {
            byte[] counted = answered(answer);
            if (counted != null) calls += Long.parseLong(new String(counted, US_ASCII));
        }
        return calls;
    }

    @Override
    public UsageReading read(UsageQuestion question, int sumsMax, Consumer<UsageRow> rows) {
        return scan.read(question, sumsMax, clock.instant(), rows);
    }

    private static byte @Nullable [] answered(CompletableFuture<byte[]> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw RedisFailures.read("read calls", e);
        }
    }
}
