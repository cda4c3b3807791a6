package io.postern.redis.cleanup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.postern.cleanup.model.AllowlistEntry;
import io.postern.cleanup.model.Edit;
import io.postern.cleanup.model.EntryChange;
import io.postern.cleanup.model.Keeping;
import io.postern.cleanup.model.ResourceId;
import io.postern.cleanup.port.Allowlist;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An allowlist that all replicas share: its entries in one sorted set, in order, and their ends in another. Each change is
 * one step of Redis, which also writes the trail.
 */
final class RedisAllowlist implements Allowlist {

    private static final RedisScript CHANGE = RedisScript.beside(RedisAllowlist.class, "change.lua");
    private static final byte[] NOTHING = {};

    /** Entries at once; a page of them takes Redis a few milliseconds. */
    private static final int PAGE = 2_000;

    /** How long an entry that has ended is kept, for who wonders about it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final RedisConnection redis;
    private final AllowlistKeys keys;
    private final RedisAllowlistConfig config;
    private final Clock clock;

    RedisAllowlist(RedisConnection redis, AllowlistKeys keys, RedisAllowlistConfig config, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<AllowlistEntry> find(ResourceId id) {
        return page(
                        "find an allowlist entry",
                        Range.from(
                                Range.Boundary.including(EntryBytes.first(id)),
                                Range.Boundary.excluding(EntryBytes.behind(id))),
                        1)
                .stream()
                .flatMap(bytes -> EntryBytes.read(bytes).stream())
                .filter(entry -> entry.resourceId().equals(id))
                .findFirst();
    }

    @Override
    public Stream<AllowlistEntry> list() {
        List<byte[]> first = listed(Range.unbounded());
        return Stream.iterate(first, page -> !page.isEmpty(), this::next)
                .flatMap(List::stream)
                .flatMap(bytes -> EntryBytes.read(bytes).stream());
    }

    @Override
    public Keeping add(AllowlistEntry entry, Edit edit) {
        return switch (change(
                "add an allowlist entry", NOTHING, new EntryChange.Added(entry), Optional.of(entry), edit)) {
            case 1 -> Keeping.KEPT;
            case 0 -> Keeping.FULL;
            default -> Keeping.PRESENT;
        };
    }

    @Override
    public boolean replace(AllowlistEntry before, AllowlistEntry after, Edit edit) {
        EntryChange change = new EntryChange.Replaced(before, after);
        return change("replace an allowlist entry", EntryBytes.of(before), change, Optional.of(after), edit) == 1;
    }

    @Override
    public boolean remove(AllowlistEntry entry, Edit edit) {
        EntryChange change = new EntryChange.Removed(entry);
        return change("remove an allowlist entry", EntryBytes.of(entry), change, Optional.empty(), edit) == 1;
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
        return redis.call(what, commands -> commands.zrangebylex(keys.entries(), range, Limit.from(most)));
    }

    private int change(String what, byte[] known, EntryChange change, Optional<AllowlistEntry> after, Edit edit) {
        Instant now = clock.instant();
        byte[][] arguments = {
            change.resourceId().value().getBytes(UTF_8),
            known,
            after.map(EntryBytes::of).orElse(NOTHING),
            after.map(entry -> number(entry.expiration().epochSeconds())).orElse(NOTHING),
            number(config.entriesMax()),
            number(now.minus(KEPT).getEpochSecond()),
            edit.author().value().getBytes(UTF_8),
            number(edit.at().toEpochMilli()),
            ChangeText.of(change.from()),
            ChangeText.of(change.to()),
            number(config.changesMax()),
            number(now.minus(config.changesKeep()).toEpochMilli())
        };
        return redis.<Long>call(
                        what, commands -> CHANGE.<Long>run(commands, ScriptOutputType.INTEGER, keys.all(), arguments))
                .intValue();
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(US_ASCII);
    }
}
