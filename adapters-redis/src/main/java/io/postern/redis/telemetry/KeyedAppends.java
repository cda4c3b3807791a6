package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Outcome;
import io.postern.telemetry.model.OutcomeRun;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Submission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores submissions that may have come before, each in an entry of its own: whether its key is known is found out, and
 * the key remembered, in the very step that stores it.
 */
final class KeyedAppends {

    private static final RedisScript APPEND_ONCE = RedisScript.beside(KeyedAppends.class, "append-once.lua");

    // Who has chosen a key; no name of a client holds such a character.
    private static final byte CLIENTS = 0;
    private static final byte OPERATORS = 1;

    private final RedisConnection redis;
    private final QueueKeys keys;
    private final LongSupplier bytesMax;
    private final RedisQueueConfig config;
    private final Standing standing;
    private final int partition;
    private final ReceiptSeal seal;
    private final Clock clock;

    KeyedAppends(
            RedisConnection redis,
            QueueKeys keys,
            LongSupplier bytesMax,
            RedisQueueConfig config,
            Standing standing,
            int partition,
            ReceiptSeal seal,
            Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.bytesMax = bytesMax;
        this.config = config;
        this.standing = standing;
        this.partition = partition;
        this.seal = seal;
        this.clock = clock;
    }

    CompletionStage<Appended> append(
            Idempotency.Keyed keyed, Submission submission, BinaryWriter part, boolean isModest) {
        byte[] key = Ascii.of(digest(submission, keyed, CLIENTS));
        List<byte[]> arguments = arguments(key, keyed, submission, part, isModest, config.clientKeysMax());
        return store(
                keys.stream(), keys.onceTimesOf(submission.client()), arguments, entry -> receipt(entry, submission));
    }

    /** What the key stands for, if it is remembered. */
    CompletionStage<Optional<Appended>> recall(Idempotency.Keyed keyed, Submission submission) {
        byte[] digest = Ascii.of(digest(submission, keyed, CLIENTS));
        return redis.send(commands -> commands.hget(keys.onceKeys(), digest))
                .thenApply(known -> known(known, keyed, submission))
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(RedisFailures.read("recall", failure)));
    }

    private Optional<Appended> known(byte @Nullable [] meaning, Idempotency.Keyed keyed, Submission submission) {
        if (meaning == null) return Optional.empty();
        String[] parts = Ascii.text(meaning).split(" ", 2);
        EntryId entry = EntryId.parse(parts[0]);
        // Keys that are too old go with the next ones that come.
        if (entry.millis() <= clock.millis() - Idempotency.KEPT.toMillis()) return Optional.empty();
        if (!parts[1].equals(keyed.fingerprint())) return Optional.of(new Appended.KeyReused());
        return Optional.of(new Appended.Stored(receipt(entry, submission), true));
    }

    private ReceiptId receipt(EntryId entry, Submission submission) {
        ReceiptAddress address = ReceiptAddress.of(partition, entry, 0, submission.size());
        return seal.seal(address, submission.client());
    }

    /** Stores what has a receipt already, where postponed remainders come back, for these are noted under theirs too. */
    CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        byte[] key = Ascii.of(digest(part.submission(), keyed, OPERATORS));
        List<byte[]> arguments =
                arguments(key, keyed, part.submission(), Frame.part(receipt, part), true, config.keysMax());
        arguments.addAll(note(receipt, part));
        return store(keys.retries(), keys.onceTimesOfNobody(), arguments, _ -> receipt);
    }

    private List<byte[]> arguments(
            byte[] key,
            Idempotency.Keyed keyed,
            Submission submission,
            BinaryWriter part,
            boolean isModest,
            int ownKeysMax) {
        byte[] frame = Frame.join(new byte[0], List.of(part));
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Ascii.of(Room.forClient(isModest, bytesMax.getAsLong())));
        arguments.add(Ascii.of(frame.length + Frame.ENTRY_BYTES));
        arguments.add(Ascii.of(submission.size()));
        arguments.add(frame);
        arguments.add(key);
        arguments.add(Ascii.of(keyed.fingerprint()));
        arguments.add(Ascii.of(clock.millis()));
        arguments.add(Ascii.of(Idempotency.KEPT.toMillis()));
        arguments.add(Ascii.of(config.keysMax()));
        arguments.add(Ascii.of(ownKeysMax));
        return arguments;
    }

    /** Nothing when the receipt is so old that notes on it are kept no longer: half of its story would be a lie. */
    private List<byte[]> note(ReceiptId receipt, QueuedSubmission part) {
        Instant now = clock.instant();
        Instant oldest = now.minus(config.receiptsKeep());
        if (ReceiptAddress.in(receipt)
                .filter(address -> !address.storedAt().isBefore(oldest))
                .isEmpty()) return List.of();
        OutcomeRun waiting = new OutcomeRun(0, part.submission().size(), new Outcome.Postponed(false));
        Notes notes = new Notes();
        notes.add(receipt, OutcomeRun.of(part, 0, List.of(waiting)));
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(Ascii.of(config.receiptsKeep().toMillis()));
        arguments.add(Ascii.of(config.notesMax()));
        arguments.addAll(notes.written(now));
        return arguments;
    }

    private CompletionStage<Appended> store(
            byte[] stream, byte[] ownTimes, List<byte[]> arguments, Function<EntryId, ReceiptId> receipts) {
        byte[][] touched = {stream, keys.depth(), keys.onceKeys(), keys.onceTimes(), keys.notes(), ownTimes};
        try {
            CompletionStage<List<Object>> answer = APPEND_ONCE.run(
                    redis.commands(), ScriptOutputType.MULTI, touched, arguments.toArray(byte[][]::new));
            return answer.whenComplete((_, failure) -> standing.answered(failure != null))
                    .thenApply(parts -> appended(parts, receipts))
                    .exceptionallyCompose(
                            failure -> CompletableFuture.failedStage(RedisFailures.read("append", failure)));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(RedisFailures.read("append", failure));
        }
    }

    private static Appended appended(List<Object> answer, Function<EntryId, ReceiptId> receipts) {
        String outcome = Ascii.text((byte[]) answer.getFirst());
        return switch (outcome) {
            case "full" -> new Appended.Full();
            case "reused" -> new Appended.KeyReused();
            default -> {
                EntryId entry = EntryId.parse(Ascii.text((byte[]) answer.get(1)));
                yield new Appended.Stored(receipts.apply(entry), outcome.equals("before"));
            }
        };
    }

    /** Of one length whatever the key's is, and a key that looks like another client's is still another one. */
    private static String digest(Submission submission, Idempotency.Keyed keyed, byte chosenBy) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(submission.client().value().getBytes(UTF_8));
            sha256.update(chosenBy);
            byte[] digest = sha256.digest(keyed.key().getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }
}
