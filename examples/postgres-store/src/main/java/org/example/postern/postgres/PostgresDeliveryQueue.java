package org.example.postern.postgres;

import io.postern.access.model.Weight;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A queue in the tables that all queues share, under its name. PostgreSQL's clock tells what is due; nothing of the queue is
 * kept in this process, so any number of these are the same queue.
 */
final class PostgresDeliveryQueue implements DeliveryQueue {

    private static final String DEPTH =
            "select coalesce(sum(submissions), 0), coalesce(sum(bytes), 0) from postern_client where queue = ?";

    private final String name;
    private final Postgres postgres;
    private final PostgresQueueConfig config;
    private final Waiting waiting;
    private final Storing storing;
    private final Taking taking;

    PostgresDeliveryQueue(String name, Postgres postgres, PostgresQueueConfig config, Waiting waiting) {
        this.name = name;
        this.postgres = postgres;
        this.config = config;
        this.waiting = waiting;
        this.storing = new Storing(name, config);
        this.taking = new Taking(name, config);
    }

    @Override
    public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
        QueuedSubmission queued = QueuedSubmission.untried(submission);
        ReceiptId receipt = ReceiptId.at(submission.acceptedAt());
        return store("append", new Storing.Entry(queued, receipt, weight.value(), idempotency, false));
    }

    @Override
    public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
        return store("put back", new Storing.Entry(part, receipt, null, keyed, true));
    }

    @Override
    public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
        return waiting.begin(
                () -> postgres.call(
                        "recall", connection -> storing.known(connection, submission.client(), keyed, false)),
                () -> {
                    throw Waiting.tooMany("recall");
                });
    }

    private CompletionStage<Appended> store(String what, Storing.Entry entry) {
        return waiting.begin(
                () -> postgres.call(what, connection -> storing.store(connection, entry)), Appended.Full::new);
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Claim> claims = postgres.call("take", connection -> taking.take(connection, recordsMax));
            long left = deadline - System.nanoTime();
            if (!claims.isEmpty() || left <= 0) return claims;
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, config.poll().toNanos()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
    }

    @Override
    public List<Claim> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) return List.of();
        return postgres.call("settle", connection -> new Settling(name, config).settle(connection, settlements));
    }

    @Override
    public QueueDepth depth() {
        return postgres.call("depth", connection -> Sql.query(
                        connection, DEPTH, row -> new QueueDepth(row.getLong(1), row.getLong(2)), name)
                .getFirst());
    }
}
