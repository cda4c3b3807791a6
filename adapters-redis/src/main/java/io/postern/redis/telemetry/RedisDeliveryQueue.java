package io.postern.redis.telemetry;

import io.postern.access.model.ClientId;
import io.postern.access.model.Weight;
import io.postern.redis.RedisConnection;
import io.postern.redis.RedisFailures;
import io.postern.redis.RedisServer;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The queue as Redis streams, one for each partition, each with one consumer group for all replicas. As durable as Redis
 * is set to be; a claim is one frame. Postponed remainders wait in a sorted set and come back in a stream of their own,
 * ahead of new ones. What comes out of one partition is in order, and partitions take turns by what their
 * clients weigh.
 */
final class RedisDeliveryQueue implements DeliveryQueue {

    private final Senders senders = new Senders();
    private final Partitions partitions;
    private final Depths depths;
    private final FairTaking taking;
    private final ForgottenTakers forgotten;

    RedisDeliveryQueue(RedisServer server, QueueName name, RedisQueueConfig config, ReceiptSeal seal, Clock clock) {
        this(server, name, config, seal, clock, Common.ofOne(config));
    }

    RedisDeliveryQueue(
            RedisServer server, QueueName name, RedisQueueConfig config, ReceiptSeal seal, Clock clock, Common common) {
        RedisConnection redis = server.connection();
        this.partitions = new Partitions(redis, name, config, seal, clock, common);
        this.depths = new Depths(redis, partitions);
        this.taking = new FairTaking(partitions, depths, ClaimReader.lookEvery(config.lease()));
        this.forgotten = new ForgottenTakers(redis, partitions, config.lease());
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        ClientId client = submission.client();
        BinaryWriter part = Frame.part(submission);
        Senders.Sender sender = senders.of(client, weight);
        boolean isModest = sender.isModest();
        Partition partition =
                switch (idempotency) {
                    case Idempotency.Unkeyed _ -> partitions.of(client, isModest);
                    case Idempotency.Keyed keyed -> partitions.of(client, keyed);
                };
        // Before the submission itself, so that its turn is known when it can be taken.
        if (sender.sends(part.length(), partition.number())) partition.weights().note(client, weight);
        return switch (idempotency) {
            case Idempotency.Unkeyed _ -> partition.appends().append(new WaitingAppend(part, submission, isModest));
            case Idempotency.Keyed keyed -> partition.keyed().append(keyed, submission, part, isModest);
        };
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        return partitions.of(submission.client(), keyed).keyed().recall(keyed, submission);
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return partitions
                .of(receipt)
                .orElseGet(() -> partitions.of(part.submission().client(), keyed))
                .keyed()
                .putBack(keyed, receipt, part);
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        forgotten.sweepNowAndThen();
        return taking.take(recordsMax, patience);
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        Map<Integer, List<Settlement>> byPartition = settlements.stream()
                .collect(Collectors.groupingBy(
                        settlement -> ClaimId.of(settlement.claim()).partition()));
        List<CompletableFuture<List<Claim>>> answers = new ArrayList<>();
        byPartition.forEach((number, some) -> answers.addAll(
                partitions.all().get(number % Partition.MOST).settler().settle(some)));
        List<Claim> late = new ArrayList<>(0);
        CompletionException failure = null;
        for (CompletableFuture<List<Claim>> answer : answers) {
            try {
                late.addAll(answer.join());
            } catch (CompletionException e) {
                failure = e;
            }
        }
        if (failure != null) throw RedisFailures.read("settle", failure);
        return late;
    }

    @Override
    public QueueDepth depth() {
        return depths.read();
    }

    /** Asks how full it is, and waits for no answer. */
    Depths.Reading askDepth() {
        return depths.begin();
    }
}
