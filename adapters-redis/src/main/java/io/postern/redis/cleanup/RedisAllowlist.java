package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An allowlist that all replicas share: its entries in one sorted set, in order, and their ends in another. */
final class RedisAllowlist implements Allowlist {

    private static final RedisScript ADD = RedisScript.beside(RedisAllowlist.class, "add.lua");
    private static final RedisScript EXCHANGE = RedisScript.beside(RedisAllowlist.class, "exchange.lua");
    private static final byte[] NOTHING = {};

    /** Entries at once; a page of them takes Redis a few milliseconds. */
    private static final int PAGE = 2_000;

    /** How long an entry that has ended is kept, for who wonders about it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RedisConnection redis;
    private final byte[] entries;
    private final byte[][] keys;
    private final int entriesMax;
    private final Clock clock;

    /** The allowlist of that name. */
    RedisAllowlist(RedisConnection redis, String name, int entriesMax, Clock clock) {
        this.redis = redis;
        this.entries = ("postern:{" + name + "}").getBytes(UTF_8);
        this.keys = new byte[][] {entries, ("postern:{" + name + "}:ends").getBytes(UTF_8)};
        this.entriesMax = entriesMax;
        this.clock = clock;
    }

    @Override
    public Optional<AllowlistEntry> find(ResourceId id) {
        return page(
                        "find an allowlist entry",
                        Range.from(
                                Range.Boundary.including(EntryText.first(id)),
                                Range.Boundary.excluding(EntryText.behind(id))),
                        1)
                .stream()
                .flatMap(bytes -> EntryText.read(bytes).stream())
                .filter(entry -> entry.resourceId().equals(id))
                .findFirst();
    }

    @Override
    public Stream<AllowlistEntry> list() {
        List<byte[]> first = listed(Range.unbounded());
        return Stream.iterate(first, page -> !page.isEmpty(), this::next)
                .flatMap(List::stream)
                .flatMap(bytes -> EntryText.read(bytes).stream());
    }

    @Override
    public Keeping add(AllowlistEntry entry) {
        long answer = run(
                "add an allowlist entry",
                ADD,
                number(entriesMax),
                id(entry),
                EntryText.first(entry.resourceId()),
                EntryText.behind(entry.resourceId()),
                EntryText.of(entry),
                end(entry),
                number(clock.instant().minus(KEPT).getEpochSecond()));
        return answer == 1 ? Keeping.KEPT : answer == 0 ? Keeping.FULL : Keeping.PRESENT;
    }

    @Override
    public boolean replace(AllowlistEntry before, AllowlistEntry after) {
        return run(
                        "replace an allowlist entry",
                        EXCHANGE,
                        id(before),
                        EntryText.of(before),
                        EntryText.of(after),
                        end(after))
                == 1;
    }

    @Override
    public boolean remove(AllowlistEntry entry) {
        return run("remove an allowlist entry", EXCHANGE, id(entry), EntryText.of(entry), NOTHING, NOTHING) == 1;
    }

    /** What comes behind all entries of the last id: one that was extended meanwhile is not listed twice. */
    private List<byte[]> next(List<byte[]> page) {
        if (page.size() < PAGE) return List.of();
        byte[] behind = page.getLast().clone();
        int zero = 0;
        while (zero < behind.length - 1 && behind[zero] != 0) zero++;
        behind[zero] = 1;
        byte[] id = new byte[zero + 1];
        System.arraycopy(behind, 0, id, 0, id.length);
        return listed(Range.from(Range.Boundary.including(id), Range.Boundary.unbounded()));
    }

    private List<byte[]> listed(Range<byte[]> range) {
        return page("list allowlist entries", range, PAGE);
    }

    private List<byte[]> page(String what, Range<byte[]> range, int most) {
        return redis.call(what, commands -> commands.zrangebylex(entries, range, Limit.from(most)));
    }

    private long run(String what, RedisScript script, byte[]... arguments) {
        return redis.<Long>call(
                what, commands -> script.<Long>run(commands, ScriptOutputType.INTEGER, keys, arguments));
    }

    private static byte[] id(AllowlistEntry entry) {
        return entry.resourceId().value().getBytes(UTF_8);
    }

    private static byte[] end(AllowlistEntry entry) {
        return number(entry.expiration().epochSeconds());
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
