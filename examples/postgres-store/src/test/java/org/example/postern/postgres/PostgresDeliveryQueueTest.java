package org.example.postern.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import io.postern.testkit.Eventually;
import io.postern.testkit.Unique;
import io.postern.testkit.telemetry.Appends;
import io.postern.testkit.telemetry.DeliveryQueueContract;
import io.postern.testkit.telemetry.FairTurnsContract;
import io.postern.testkit.telemetry.IdempotencyContract;
import io.postern.testkit.telemetry.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresDeliveryQueueTest implements DeliveryQueueContract, FairTurnsContract, IdempotencyContract {

    @AutoClose
    private static final Postgres POSTGRES = RealPostgres.shared().open();

    @AutoClose
    private static final Postgres OF_ANOTHER_REPLICA = RealPostgres.shared().open();

    private static final Duration SHORT_LEASE = TestQueues.SHORT_LEASE;
    private static final String SPOIL = "update postern_submission set body = '{' where receipt = ?";

    private final Map<DeliveryQueue, Supplier<DeliveryQueue>> replicas = new IdentityHashMap<>();

    @Override
    public DeliveryQueue queue() {
        return queue(TestQueues.ample());
    }

    @Override
    public DeliveryQueue hastyQueue() {
        return queue(TestQueues.hasty());
    }

    @Override
    public DeliveryQueue tightQueue() {
        return queue(TestQueues.tight());
    }

    @Override
    public DeliveryQueue queueOfFewKeys() {
        return queue(TestQueues.ofFewKeys());
    }

    @Override
    public DeliveryQueue replicaOf(DeliveryQueue queue) {
        Supplier<DeliveryQueue> replica = replicas.get(queue);
        if (replica == null) throw new IllegalArgumentException("queue: unknown (expected: one from here)");
        return replica.get();
    }

    @Override
    public Duration shortLease() {
        return SHORT_LEASE;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    /** PostgreSQL's clock cannot be moved. */
    @Override
    public void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Eventually.holds(time.plusSeconds(10), time + " pass", () -> System.nanoTime() - end >= 0);
    }

    @Test
    void whatCannotBeReadIsSetAsideAndHoldsNothingUp() {
        DeliveryQueue queue = hastyQueue();
        Submission readable = Samples.logs(now(), "readable");
        Appended unreadable = Appends.append(queue, Samples.logs(now(), "unreadable"));
        Appends.append(queue, readable);
        String receipt = ((Appended.Stored) unreadable).receipt().value();
        POSTGRES.call("spoil", spoiling -> Sql.update(spoiling, SPOIL, receipt));

        List<Claim> claims = queue.take(1000, Duration.ZERO);

        assertThat(claims.getFirst().submissions()).containsExactly(QueuedSubmission.untried(readable));
        assertThat(queue.settle(List.of(new Settlement(claims.getFirst(), List.of(), List.of()))))
                .isEmpty();
        letPass(SHORT_LEASE);
        assertThat(queue.take(1000, Duration.ZERO)).isEmpty();
        assertThat(queue.depth().submissions()).isEqualTo(1);
    }

    @Test
    void oneClaimIsBoundedInBytesAndAllIsTakenAfterAll() {
        DeliveryQueue queue = queue();
        for (int i = 0; i < 12; i++) Appends.append(queue, Samples.logs(now(), "x".repeat(1_000_000)));

        int first = queue.take(15_000, Duration.ZERO).getFirst().submissions().size();
        int taken = first;
        for (List<Claim> more; !(more = queue.take(15_000, Duration.ZERO)).isEmpty(); )
            taken += more.getFirst().submissions().size();

        assertThat(first).isEqualTo((int) Math.ceilDiv(Taking.BYTES_MAX, 1_000_000L));
        assertThat(taken).isEqualTo(12);
    }

    private DeliveryQueue queue(PostgresQueueConfig config) {
        String name = Unique.name("queue");
        DeliveryQueue queue = new PostgresDeliveryQueue(name, POSTGRES, config, new Waiting(config.waitingMax()));
        replicas.put(
                queue,
                () -> new PostgresDeliveryQueue(name, OF_ANOTHER_REPLICA, config, new Waiting(config.waitingMax())));
        return queue;
    }
}
