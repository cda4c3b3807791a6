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
import org.jspecify.annotations.Nullable;

/** Ends claims, and keeps what is postponed until it is due. */
final class ClaimSettler {

    private static final RedisScript SETTLE = RedisScript.beside(ClaimSettler.class, "settle.lua");

    /** Remainders of one claim that are due this close together wait as one frame, or an outage would undo grouping. */
    private static final long TOGETHER_MILLIS = Duration.ofMillis(250).toMillis();

    /** Redis serves nobody else during a call: for so many claims, 1 to 2 ms. */
    private static final int CALL_CLAIMS = 250;

    /** A call ends with the claim that brings it to this. */
    private static final long CALL_BYTES = 1 << 18;

    /** The first of so many calls carries the notes of all: of a note for each call, fewer claims could be kept. */
    private static final int CALLS_NOTED = Notes.FRAMES_MAX / CALL_CLAIMS;

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

    /** Begins to send the settlements; each answer is the claims that were not this taker's any more. */
    List<CompletableFuture<List<Claim>>> settle(List<Settlement> settlements) {
        List<Call> calls = new ArrayList<>();
        for (Settlement settlement : settlements) {
            if (calls.isEmpty() || calls.getLast().isFull()) calls.add(new Call());
            Call call = calls.getLast();
            call.claims.add(settlement.claim());
            call.bytes += describe(settlement, call.described);
            int last = calls.size() - 1;
            calls.get(last - last % CALLS_NOTED).notes.add(settlement);
        }
        Instant now = clock.instant();
        for (Call call : calls) call.arguments = arguments(call, now);
        sendInTurn(calls);
        return calls.stream().map(call -> call.answer).toList();
    }

    /**
     * Each call waits for the answer to the one before, for what others send in the meantime comes behind all that was
     * sent. If one fails, the rest goes at once, for a Redis that does not answer would have each of them wait its time.
     */
    private void sendInTurn(List<Call> calls) {
        if (calls.isEmpty()) return;
        List<Call> rest = calls.subList(1, calls.size());
        send(calls.getFirst());
        CompletableFuture<?> _ = calls.getFirst().answer.whenComplete((_, failure) -> {
            if (failure == null) sendInTurn(rest);
            else rest.forEach(this::send);
        });
    }

    private void send(Call call) {
        CompletableFuture<List<Object>> late =
                redis.send(commands -> SETTLE.run(commands, ScriptOutputType.MULTI, keys, call.arguments));
        CompletableFuture<?> _ = late.thenApply(places -> places.stream()
                        .map(place -> call.claims.get(Math.toIntExact((Long) place)))
                        .toList())
                .whenComplete(call::answered);
    }

    private byte[][] arguments(Call call, Instant now) {
        List<byte[]> written = call.notes.written(now);
        List<byte[]> arguments = new ArrayList<>(call.described.size() + written.size() + 6);
        arguments.add(Taker.GROUP_BYTES);
        arguments.add(taker.consumerBytes());
        arguments.add(Ascii.of(now.minus(config.receiptsKeep()).toEpochMilli()));
        arguments.add(Ascii.of(config.receiptsKeep().toMillis()));
        arguments.add(Ascii.of(config.notesMax()));
        arguments.add(Ascii.of(written.size() / 2));
        arguments.addAll(written);
        arguments.addAll(call.described);
        return arguments.toArray(byte[][]::new);
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

    /** What one call of the script ends. */
    private static final class Call {
        private final List<Claim> claims = new ArrayList<>();
        private final List<byte[]> described = new ArrayList<>();
        private final Notes notes = new Notes();
        private final CompletableFuture<List<Claim>> answer = new CompletableFuture<>();
        private long bytes;
        private byte[][] arguments = {};

        boolean isFull() {
            return claims.size() >= CALL_CLAIMS || bytes >= CALL_BYTES;
        }

        void answered(@Nullable List<Claim> late, @Nullable Throwable failure) {
            if (failure == null) answer.complete(late);
            else answer.completeExceptionally(failure);
        }
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
