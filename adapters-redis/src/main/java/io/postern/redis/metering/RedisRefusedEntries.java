package io.postern.redis.metering;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import io.postern.metering.model.RefusedEntry;
import io.postern.metering.model.RefusedPage;
import io.postern.metering.port.RefusedEntries;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Refused entries that all replicas share: their ids in a sorted set, newest last, and their texts in a hash. */
final class RedisRefusedEntries implements RefusedEntries {

    private static final RedisScript REFUSE = RedisScript.beside(RedisRefusedEntries.class, "refuse.lua");
    private static final Pattern PLACE = Pattern.compile("[0-9]{1,16}");

    /** Entries of one call of the script: others wait for Redis meanwhile, and it takes some thousand arguments at most. */
    private static final int AT_ONCE = 500;

    /** What the script numbers within one millisecond. */
    private static final long PLACES_PER_MILLI = 1_000;

    private final RedisConnection redis;
    private final byte[] order;
    private final byte[] texts;
    private final int entriesMax;
    private final Duration keep;
    private final Clock clock;

    /** Those of that name, which begins with the hash tag of metering. */
    RedisRefusedEntries(RedisConnection redis, String name, int entriesMax, Duration keep, Clock clock) {
        this.redis = redis;
        this.order = ("postern:" + name).getBytes(UTF_8);
        this.texts = ("postern:" + name + ":texts").getBytes(UTF_8);
        this.entriesMax = entriesMax;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public List<RefusedEntry> add(List<RefusedEntry> entries) {
        List<RefusedEntry> fresh = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE)
            fresh.addAll(addSome(entries.subList(from, Math.min(from + AT_ONCE, entries.size()))));
        return fresh;
    }

    private List<RefusedEntry> addSome(List<RefusedEntry> entries) {
        byte[][] arguments = new byte[3 + 2 * entries.size()][];
        arguments[0] = number(clock.millis());
        arguments[1] = number(firstKept());
        arguments[2] = number(entriesMax);
        for (int at = 0; at < entries.size(); at++) {
            RefusedEntry entry = entries.get(at);
            arguments[3 + 2 * at] = entry.id().getBytes(UTF_8);
            arguments[4 + 2 * at] = RefusedText.of(entry).getBytes(UTF_8);
        }
        List<Long> fresh = redis.call(
                "keep refused entries",
                commands -> REFUSE.<List<Long>>run(
                        commands, ScriptOutputType.MULTI, new byte[][] {order, texts}, arguments));
        return fresh.stream().map(at -> entries.get(at.intValue())).toList();
    }

    @Override
    public RefusedPage find(String after, int max) {
        Range<Long> older = Range.from(
                Range.Boundary.including(firstKept() * PLACES_PER_MILLI),
                after.isEmpty() ? Range.Boundary.unbounded() : Range.Boundary.excluding(place(after)));
        List<ScoredValue<byte[]>> found = redis.call(
                "find refused entries",
                commands -> commands.zrevrangebyscoreWithScores(order, older, Limit.from(max + 1L)));
        List<ScoredValue<byte[]>> page = found.subList(0, Math.min(max, found.size()));
        String next = found.size() > max ? Long.toString((long) page.getLast().getScore()) : "";
        return new RefusedPage(entries(page), next);
    }

    /** Those that went between the two questions are left out. */
    private List<RefusedEntry> entries(List<ScoredValue<byte[]>> page) {
        if (page.isEmpty()) return List.of();
        byte[][] ids = page.stream().map(ScoredValue::getValue).toArray(byte[][]::new);
        List<KeyValue<byte[], byte[]>> found =
                redis.call("find refused entries", commands -> commands.hmget(texts, ids));
        return found.stream()
                .filter(KeyValue::hasValue)
                .flatMap(text -> RefusedText.read(new String(text.getValue(), UTF_8)).stream())
                .toList();
    }

    private long firstKept() {
        return clock.instant().minus(keep).toEpochMilli();
    }

    private static long place(String after) {
        if (!PLACE.matcher(after).matches())
            throw new IllegalArgumentException(
                    "after: no position in the refused entries (expected: next of an earlier answer)");
        return Long.parseLong(after);
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
