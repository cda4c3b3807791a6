package io.postern.redis.telemetry;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.postern.access.model.ClientId;
import io.postern.destinations.model.DestinationName;
import io.postern.redis.RedisConnection;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Trace;
import io.postern.telemetry.port.NamedQueues;
import io.postern.telemetry.port.Receipts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Answers receipts from the queue itself: a receipt is the address of a submission, which either lies there still or has
 * its outcome noted.
 */
final class RedisReceipts implements Receipts {

    /** Notes of one second that are looked through at most; about as many rounds end in a second on a hundred replicas. */
    private static final int NOTES_MAX = 4096;

    private final RedisConnection redis;
    private final List<QueueName> queues;
    private final ReceiptSeal seal;
    private final Duration keep;
    private final Clock clock;
    private final Supplier<Stream<DestinationName>> destinations;
    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<DestinationName, ReceiptSeal> seals = new ConcurrentHashMap<>();

    RedisReceipts(RedisConnection redis, List<QueueName> queues, ReceiptSeal seal, Duration keep, Clock clock) {
        this(redis, queues, seal, keep, clock, Stream::of);
    }

    /**
     * Answers for these queues, and for those of their names that other destinations have.
     *
     * @param destinations tells them; asked about receipts that are none of the configured destination's
     */
    RedisReceipts(
            RedisConnection redis,
            List<QueueName> queues,
            ReceiptSeal seal,
            Duration keep,
            Clock clock,
            Supplier<Stream<DestinationName>> destinations) {
        this.redis = redis;
        this.queues = List.copyOf(queues);
        this.seal = seal;
        this.keep = keep;
        this.clock = clock;
        this.destinations = destinations;
    }

    @Override
    public Optional<Trace> trace(ReceiptId receipt, ClientId client) {
        Optional<ReceiptAddress> own = seal.open(receipt, client);
        if (own.isPresent()) return trace(receipt, own.get(), DestinationName.DEFAULT);
        // Most that is no receipt is known by its form, without a look at any destination.
        if (ReceiptAddress.in(receipt).filter(RedisReceipts::canBeNamed).isEmpty()) return Optional.empty();
        return destinations
                .get()
                .flatMap(
                        destination -> sealOf(destination)
                                .open(receipt, client)
                                .map(address -> trace(receipt, address, destination))
                                .stream())
                .findFirst()
                .flatMap(Function.identity());
    }

    /** Making one costs more than opening many receipts with it. */
    private ReceiptSeal sealOf(DestinationName destination) {
        if (seals.size() > NamedQueues.DESTINATIONS_MAX) seals.clear();
        return seals.computeIfAbsent(destination, seal::under);
    }

    private static boolean canBeNamed(ReceiptAddress address) {
        return address.partition() % Partition.MOST < Partition.MOST_OF_NAMED;
    }

    private Optional<Trace> trace(ReceiptId receipt, ReceiptAddress address, DestinationName destination) {
        return queues.stream()
                .map(queue -> queue.of(destination))
                .filter(queue -> queue.has(address.partition()))
                .findFirst()
                .flatMap(queue -> trace(receipt, address, queue.keys(address.partition())));
    }

    private Optional<Trace> trace(ReceiptId receipt, ReceiptAddress address, QueueKeys keys) {
        // In this order: what is settled in between is then found in both places, and never in none.
        boolean waiting =
                address.entry().filter(entry -> isWaiting(keys, entry)).isPresent();
        List<Trace.Note> notes = notes(keys, address);
        boolean forgotten = address.storedAt().isBefore(clock.instant().minus(keep));
        if (!waiting && notes.isEmpty() && forgotten) return Optional.empty();
        return Optional.of(Trace.of(receipt, address.storedAt(), address.records(), notes, waiting));
    }

    private boolean isWaiting(QueueKeys keys, EntryId entry) {
        List<StreamMessage<byte[], byte[]>> found = redis.call(
                "look for a submission",
                commands -> commands.xrange(keys.stream(), Range.create(entry.toString(), entry.toString())));
        return !found.isEmpty();
    }

    private List<Trace.Note> notes(QueueKeys keys, ReceiptAddress address) {
        Range<Long> times = Range.create(address.millis() - Notes.SPAN.toMillis(), address.millis());
        List<byte[]> notes = redis.call(
                "read notes", commands -> commands.zrangebyscore(keys.notes(), times, Limit.create(0, NOTES_MAX)));
        return notes.stream()
                .flatMap(note -> read(note, address))
                .filter(note -> !note.runs().isEmpty())
                .toList();
    }

    /** A note that makes no sense, or was written by a newer Postern, tells nothing here and hides no other. */
    private Stream<Trace.Note> read(byte[] note, ReceiptAddress address) {
        try {
            return Stream.of(NoteCodec.read(note, address, vocabulary));
        } catch (UnreadableFrame _) {
            return Stream.empty();
        }
    }
}
