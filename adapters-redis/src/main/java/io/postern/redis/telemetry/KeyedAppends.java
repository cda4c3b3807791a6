package io.postern.redis.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.ScriptOutputType;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.redis.RedisScript;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.Submission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Stores submissions that may have come before, each in an entry of its own: whether its key is known is found out, and
 * the key remembered, in the very step that stores it.
 */
final class KeyedAppends {

    private static final RedisScript APPEND_ONCE = RedisScript.beside(KeyedAppends.class, "append-once.lua");

    private final RedisConnection redis;
    private final byte[][] keys;
    private final LongSupplier bytesMax;
    private final int keysMax;
    private final Standing standing;
    private final int partition;
    private final ReceiptSeal seal;
    private final Clock clock;

    KeyedAppends(
            RedisConnection redis,
            QueueKeys keys,
            LongSupplier bytesMax,
            int keysMax,
            Standing standing,
            int partition,
            ReceiptSeal seal,
            Clock clock) {
        this.redis = redis;
        this.keys = new byte[][] {keys.stream(), keys.depth(), keys.onceKeys(), keys.onceTimes()};
        this.bytesMax = bytesMax;
        this.keysMax = keysMax;
        this.standing = standing;
        this.partition = partition;
        this.seal = seal;
        this.clock = clock;
    }

    CompletionStage<Appended> append(Idempotency.Keyed keyed, Submission submission) {
        byte[] frame = Frame.join(new byte[0], List.of(Frame.part(submission)));
        try {
            CompletionStage<List<Object>> answer = APPEND_ONCE.run(
                    redis.commands(),
                    ScriptOutputType.MULTI,
                    keys,
                    Ascii.of(bytesMax.getAsLong()),
                    Ascii.of(frame.length + Frame.ENTRY_BYTES),
                    Ascii.of(submission.size()),
                    frame,
                    Ascii.of(digest(submission, keyed)),
                    Ascii.of(keyed.fingerprint()),
                    Ascii.of(clock.millis()),
                    Ascii.of(Idempotency.KEPT.toMillis()),
                    Ascii.of(keysMax));
            return answer.whenComplete((_, failure) -> standing.answered(failure != null))
                    .thenApply(parts -> appended(submission, parts))
                    .exceptionallyCompose(
                            failure -> CompletableFuture.failedStage(RedisFailures.read("append", failure)));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(RedisFailures.read("append", failure));
        }
    }

    private Appended appended(Submission submission, List<Object> answer) {
        String outcome = Ascii.text((byte[]) answer.getFirst());
        return switch (outcome) {
            case "full" -> new Appended.Full();
            case "reused" -> new Appended.KeyReused();
            default -> {
                EntryId entry = EntryId.parse(Ascii.text((byte[]) answer.get(1)));
                ReceiptAddress address = ReceiptAddress.of(partition, entry, 0, submission.size());
                yield new Appended.Stored(seal.seal(address, submission.client()), outcome.equals("before"));
            }
        };
    }

    /** Of one length whatever the key's is, and a key that looks like another client's is still another one. */
    private static String digest(Submission submission, Idempotency.Keyed keyed) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(submission.client().value().getBytes(UTF_8));
            sha256.update((byte) 0);
            byte[] digest = sha256.digest(keyed.key().getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
        }
    }
}
