package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
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
import io.postern.redis.RedisScript;
import io.postern.shared.PortUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Usage that all replicas share: a hash for each series and bucket, one of all calls for each bucket, and the ids of each
 * hour in a set. All of them go by themselves. The layout is in docs/usage.md.
 */
final class RedisUsageLedger implements UsageLedger, UsageReader {

    /** How often a stroke is tried whose series lose their names meanwhile: a Redis was emptied, and perhaps once more. */
    private static final int NAMINGS_MAX = 3;

    private static final RedisScript COUNT = RedisScript.beside(RedisUsageLedger.class, "count-usage.lua");

    private final RedisConnection redis;
    private final UsageKeys keys;
    private final LedgerPolicy policy;
    private final List<SinkRoom> sinks;
    private final SeriesNames names;
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
        this.sinks = List.copyOf(sinks);
        this.names = new SeriesNames(redis, keys, policy);
        this.scan = new UsageScan(redis, keys, policy.retention());
        this.clock = clock;
    }

    @Override
    public Recording record(List<MeterEvent> events) {
        int fresh = 0;
        for (int from = 0; from < events.size(); from += STROKE_MAX) {
            List<MeterEvent> stroke = events.subList(from, Math.min(events.size(), from + STROKE_MAX));
            Recording recording = stroke(stroke, events.size() - from - stroke.size());
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

    /** Counts them in one stroke, without those that turn out to be counted, until none does. */
    private Recording stroke(List<MeterEvent> events, int behind) {
        Map<String, MeterEvent> left = LinkedHashMap.newLinkedHashMap(events.size());
        for (MeterEvent event : events) left.putIfAbsent(event.id(), event);
        int namings = 0;
        while (!left.isEmpty()) {
            GroupedEvents grouped = GroupedEvents.of(left.values(), names, policy.retention(), clock.instant());
            List<Long> answer = count(grouped, left.size() + behind);
            switch (Math.toIntExact(answer.getFirst())) {
                case 0 -> {
                    return new Recording.Recorded(left.size());
                }
                case 1 -> left.keySet().removeAll(counted(grouped, answer));
                case 2 -> forgetNames(grouped, ++namings);
                default -> {
                    return new Recording.NoRoom(
                            sinks.get(Math.toIntExact(answer.get(1))).sink());
                }
            }
        }
        return new Recording.Recorded(0);
    }

    private List<Long> count(GroupedEvents grouped, int room) {
        Stroke stroke = Stroke.of(keys, policy.remembered(), grouped, sinks, room);
        return redis.<List<Long>>call(
                "count usage",
                commands -> COUNT.run(commands, ScriptOutputType.MULTI, stroke.keys(), stroke.arguments()));
    }

    /** The ids at the places that the answer names. */
    private static Set<String> counted(GroupedEvents grouped, List<Long> answer) {
        List<MeterEvent> inOrder =
                grouped.byHour().values().stream().flatMap(List::stream).toList();
        Set<String> counted = new HashSet<>();
        for (long place : answer.subList(1, answer.size()))
            counted.add(inOrder.get(Math.toIntExact(place)).id());
        return counted;
    }

    private void forgetNames(GroupedEvents grouped, int namings) {
        if (namings > NAMINGS_MAX)
            throw new PortUnavailable(
                    "redis: count usage: series lose their names", new IllegalStateException("Redis is emptied"));
        grouped.names().keySet().forEach(names::forget);
    }

    private static byte @Nullable [] answered(CompletableFuture<byte[]> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw RedisFailures.read("read calls", e);
        }
    }
}
