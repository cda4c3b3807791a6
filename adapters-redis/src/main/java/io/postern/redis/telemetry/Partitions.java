package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.redis.RedisConnection;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.ReceiptId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The partitions of one queue. New submissions go to as many as are configured; whatever the others hold, since there were
 * more of them once or another replica has more, is found and handed out too.
 */
final class Partitions {

    /** So much more must be ahead in one partition before the other is better: those who stay together share frames. */
    private static final long MARGIN_BYTES_MAX = 256 << 10;

    private final QueueName queue;
    private final List<Partition> all;
    private final List<Partition> open;
    private final Arrivals arrivals = new Arrivals();
    private final long marginBytes;

    Partitions(
            RedisConnection redis,
            QueueName queue,
            RedisQueueConfig config,
            ReceiptSeal seal,
            Clock clock,
            Common common) {
        this.queue = queue;
        this.marginBytes = Math.min(MARGIN_BYTES_MAX, config.bytesMax() / (8L * config.partitions()));
        List<Standing> standings = Stream.generate(() -> new Standing(arrivals))
                .limit(queue.partitionsMax())
                .toList();
        Room room = new Room(config.bytesMax(), config.partitions(), standings);
        List<Partition> made = new ArrayList<>();
        for (int i = 0; i < queue.partitionsMax(); i++) {
            int number = i;
            QueueKeys keys = queue.partition(number);
            Standing standing = standings.get(number);
            CorruptFrames corrupt = new CorruptFrames(redis, keys, config.corruptMax(), common.corruptTold());
            made.add(new Partition(
                    number,
                    keys,
                    standing,
                    new Weights(redis, keys, standing),
                    new GroupCommit(
                            redis,
                            keys,
                            config,
                            common.departures(),
                            () -> room.of(number),
                            standing,
                            queue.inReceipts(number),
                            seal),
                    new KeyedAppends(
                            redis,
                            keys,
                            () -> room.of(number),
                            config,
                            standing,
                            queue.inReceipts(number),
                            seal,
                            clock),
                    new ClaimReader(
                            redis,
                            keys,
                            common.taker(),
                            config.lease(),
                            new FrameReading(queue.inReceipts(number), common.vocabulary(), seal),
                            common.newer(),
                            corrupt,
                            clock),
                    new ClaimSettler(redis, keys, common.taker(), config, clock)));
        }
        this.all = List.copyOf(made);
        this.open = all.subList(0, config.partitions());
    }

    /**
     * Where a submission of this client should go now: to one of its two, unless it sends little and both are full of
     * others'.
     */
    Partition of(ClientId client, boolean isModest) {
        Partition own = ofPair(client);
        if (!isModest || own.backlogBytes() <= marginBytes) return own;
        Partition least = own;
        for (Partition other : open)
            if (!other.standing().isAway() && other.backlogBytes() < least.backlogBytes()) least = other;
        return own.backlogBytes() > least.backlogBytes() + marginBytes ? least : own;
    }

    private Partition ofPair(ClientId client) {
        Pair pair = Pair.of(client, open.size());
        Partition first = open.get(pair.first());
        Partition second = open.get(pair.second());
        if (first.standing().isAway() != second.standing().isAway())
            return first.standing().isAway() ? second : first;
        return first.backlogBytes() > second.backlogBytes() + marginBytes ? second : first;
    }

    /** Where a submission under this key must go, however long the queues are: there it is known if it came before. */
    Partition of(ClientId client, Idempotency.Keyed keyed) {
        Pair pair = Pair.of(client, open.size());
        return open.get((keyed.key().hashCode() & 1) == 0 ? pair.first() : pair.second());
    }

    /** Where the submission was stored that this receipt was given for, which is where notes on it are kept. */
    Optional<Partition> of(ReceiptId receipt) {
        return ReceiptAddress.in(receipt)
                .filter(address -> queue.has(address.partition()))
                .map(address -> all.get(address.partition() % Partition.MOST));
    }

    /** Whether what becomes of them is told in the log: with many small queues it would be told for each of them. */
    boolean areTold() {
        return queue.destination().isDefault();
    }

    /** Every one that there can be. */
    List<Partition> all() {
        return all;
    }

    /** Those that submissions go to. */
    List<Partition> open() {
        return open;
    }

    boolean isOpen(Partition partition) {
        return partition.number() < open.size();
    }

    boolean allAreAway() {
        return open.stream().allMatch(partition -> partition.standing().isAway());
    }

    Arrivals arrivals() {
        return arrivals;
    }
}
