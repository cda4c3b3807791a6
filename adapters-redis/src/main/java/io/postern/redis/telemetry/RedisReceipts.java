package io.postern.redis.telemetry;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.postern.access.model.ClientId;
import io.postern.redis.RedisConnection;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.Receipts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers receipts from the queue itself: a receipt is the address of a submission, which either lies there still or has
 * its outcome noted.
 */
final class RedisReceipts implements Receipts {

    /** Notes of one second that are looked through at most; about as many rounds end in a second on a hundred replicas. */
    private static final int NOTES_MAX = 4096;

    private final RedisConnection redis;
    private final QueueKeys keys;
    private final ReceiptSeal seal;
    private final Duration keep;
    private final Clock clock;
    private final Vocabulary vocabulary = new Vocabulary();

    RedisReceipts(RedisConnection redis, QueueKeys keys, ReceiptSeal seal, Duration keep, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.seal = seal;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        return seal.open(receipt, client).flatMap(address -> trace(receipt, address));
    }

    private Optional<Trace> trace(ReceiptId receipt, ReceiptAddress address) {
        // In this order: what is settled in between is then found in both places, and never in none.
        boolean waiting = isWaiting(address.entry());
        List<Trace.Note> notes = notes(address);
        boolean forgotten = address.storedAt().isBefore(clock.instant().minus(keep));
        if (!waiting && notes.isEmpty() && forgotten) return Optional.empty();
        return Optional.of(Trace.of(receipt, address.storedAt(), address.records(), notes, waiting));
    }

    private boolean isWaiting(EntryId entry) {
        List<StreamMessage<byte[], byte[]>> found = redis.call(
                "look for a submission",
                commands -> commands.xrange(keys.stream(), Range.create(entry.toString(), entry.toString())));
        return !found.isEmpty();
    }

    private List<Trace.Note> notes(ReceiptAddress address) {
        Range<Long> times = Range.create(address.millis() - Notes.SPAN.toMillis(), address.millis());
        List<byte[]> notes = redis.call(
                "read notes", commands -> commands.zrangebyscore(keys.notes(), times, Limit.create(0, NOTES_MAX)));
        return notes.stream()
                .map(note -> NoteCodec.read(note, address, vocabulary))
                .filter(note -> !note.runs().isEmpty())
                .toList();
    }
}
