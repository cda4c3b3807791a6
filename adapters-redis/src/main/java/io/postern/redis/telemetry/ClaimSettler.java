package io.postern.redis.telemetry;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Ends claims, and keeps what is postponed until it is due. */
final class ClaimSettler {

    private static final RedisScript SETTLE = RedisScript.beside(ClaimSettler.class, "settle.lua");

    /** Remainders of one claim that are due this close together wait as one frame, or an outage would undo grouping. */
    private static final long TOGETHER_MILLIS = Duration.ofMillis(250).toMillis();

    /**
     * One script call carries about this much, so that Redis serves others in between: a thousand claims take it some 4 ms,
     * and fill one note.
     */
    private static final int CALL_BYTES = 1 << 20;

    private static final int CALL_CLAIMS = Notes.FRAMES_MAX;

    private final RedisConnection redis;
    private final Taker taker;
    private final RedisQueueConfig config;
    private final Clock clock;
    private final byte[][] keys;

    ClaimSettler(RedisConnection redis, QueueKeys keys, Taker taker, RedisQueueConfig config, Clock clock) {
        this.redis = redis;
        this.taker = taker;
        this.config = config;
        this.clock = clock;
        this.keys = new byte[][] {keys.retries(), keys.stream(), keys.postponed(), keys.depth(), keys.notes()};
    }

    /** Sends the settlements and does not wait; each answer is the claims that were not this taker's any more. */
    List<CompletableFuture<List<Claim>>> settle(List<Settlement> settlements) {
        List<CompletableFuture<List<Claim>>> answers = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<byte[]> described = new ArrayList<>();
        Notes notes = new Notes();
        long bytes = 0;
        for (Settlement settlement : settlements) {
            claims.add(settlement.claim());
            bytes += describe(settlement, described);
            notes.add(settlement);
            if (bytes < CALL_BYTES && claims.size() < CALL_CLAIMS) continue;
            answers.add(send(claims, described, notes));
            claims = new ArrayList<>();
            described.clear();
            notes = new Notes();
            bytes = 0;
        }
        if (!claims.isEmpty()) answers.add(send(claims, described, notes));
        return answers;
    }

    private CompletableFuture<List<Claim>> send(List<Claim> claims, List<byte[]> described, Notes notes) {
        Instant now = clock.instant();
        List<byte[]> written = notes.written(now);
        List<byte[]> arguments = new ArrayList<>(described.size() + written.size() + 6);
        arguments.add(Taker.GROUP_BYTES);
        arguments.add(taker.consumerBytes());
        arguments.add(Ascii.of(now.minus(config.receiptsKeep()).toEpochMilli()));
        arguments.add(Ascii.of(config.receiptsKeep().toMillis()));
        arguments.add(Ascii.of(config.notesMax()));
        arguments.add(Ascii.of(written.size() / 2));
        arguments.addAll(written);
        arguments.addAll(described);
        byte[][] all = arguments.toArray(byte[][]::new);
        CompletableFuture<List<Object>> late =
                redis.send(commands -> SETTLE.run(commands, ScriptOutputType.MULTI, keys, all));
        return late.thenApply(places -> places.stream()
                .map(place -> claims.get(Math.toIntExact((Long) place)))
                .toList());
    }

    /** Adds the arguments of one claim, in the order of {@code settle.lua}; answers about how many bytes they are. */
    private long describe(Settlement settlement, List<byte[]> arguments) {
        ClaimId claim = ClaimId.of(settlement.claim());
        List<Remainder> remainders = remainders(settlement.postponed());
        arguments.add(Ascii.of(claim.stream()));
        arguments.add(Ascii.of(claim.entry()));
        arguments.add(Ascii.of(claim.deliveries()));
        arguments.add(Ascii.of(claim.bytes()));
        arguments.add(Ascii.of(claim.submissions()));
        arguments.add(Ascii.of(remainders.size()));
        long bytes = Frame.ENTRY_BYTES;
        for (Remainder remainder : remainders) {
            byte[] prefix = Ascii.of(UUID.randomUUID() + ":" + remainder.records + ":" + remainder.parts.size() + ":");
            byte[] member = Frame.join(prefix, remainder.parts);
            arguments.add(Ascii.of(remainder.due));
            arguments.add(member);
            arguments.add(Ascii.of(member.length - prefix.length + Frame.ENTRY_BYTES));
            arguments.add(Ascii.of(remainder.parts.size()));
            bytes += member.length;
        }
        return bytes;
    }

    private List<Remainder> remainders(List<Settlement.Postponed> postponed) {
        Map<Long, Remainder> open = new TreeMap<>();
        List<Remainder> all = new ArrayList<>();
        for (Settlement.Postponed later : soonestFirst(postponed)) {
            long when = Math.floorDiv(later.notBefore().toEpochMilli(), TOGETHER_MILLIS);
            BinaryWriter part = Frame.part(later.receipt(), later.remainder());
            Remainder remainder = open.get(when);
            if (remainder == null || !remainder.hasRoomFor(part, config)) {
                remainder = new Remainder();
                open.put(when, remainder);
                all.add(remainder);
            }
            remainder.add(part, later.remainder().submission().size(), later.notBefore());
        }
        return all;
    }

    private static List<Settlement.Postponed> soonestFirst(List<Settlement.Postponed> postponed) {
        return postponed.stream()
                .sorted(Comparator.comparing(Settlement.Postponed::notBefore))
                .toList();
    }

    /** A frame under construction; it is due when the last of its parts is. */
    private static final class Remainder {
        private final List<BinaryWriter> parts = new ArrayList<>();
        private int records;
        private int bytes;
        private long due = Long.MIN_VALUE;

        boolean hasRoomFor(BinaryWriter part, RedisQueueConfig config) {
            return parts.size() < config.frameSubmissionsMax() && bytes + part.length() <= config.frameBytesMax();
        }

        void add(BinaryWriter part, int records, Instant notBefore) {
            parts.add(part);
            bytes += part.length();
            this.records += records;
            due = Math.max(due, notBefore.toEpochMilli());
        }
    }
}
