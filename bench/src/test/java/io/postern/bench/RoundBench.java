package io.postern.bench;

import io.postern.access.model.Weight;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.memory.MemoryDeadLetters;
import io.postern.telemetry.model.Allowance;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.BudgetPolicy;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.Delivery;
import io.postern.telemetry.model.DeliveryPolicy;
import io.postern.telemetry.model.Idempotency;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.ReceiptId;
import io.postern.telemetry.model.Round;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole round of delivery, less what the queue and AWS cost: the time is per record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RoundBench {

    private static final int RECORDS = 15_000;
    private static final int SERIES = 100;

    private final PreparedQueue queue = new PreparedQueue();
    private final Random random = new Random(1);
    private final DeliverPending deliverPending = new DeliverPending(
            queue,
            new MemoryDeadLetters(1, Duration.ofDays(1), Clock.systemUTC()),
            batch -> new Delivery.Delivered("request"),
            batch -> new Delivery.Delivered("request"),
            (scope, api, calls) -> new Allowance.Granted(calls, BudgetPolicy.WINDOW),
            new BudgetPolicy(1000, 1000),
            new DeliveryPolicy(
                    RECORDS,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMinutes(1),
                    16,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5)),
            Clock.fixed(Submissions.NOW, ZoneOffset.UTC),
            random);

    /** Hands out what was prepared, and forgets it. */
    private static final class PreparedQueue implements DeliveryQueue {

        private List<Claim> prepared = List.of();

        @Override
        public CompletionStage<Appended> append(Submission submission, Weight weight, Idempotency idempotency) {
            throw new UnsupportedOperationException("append (expected: nobody sends)");
        }

        @Override
        public CompletionStage<Optional<Appended>> recall(Submission submission, Idempotency.Keyed keyed) {
            throw new UnsupportedOperationException("recall (expected: nobody sends)");
        }

        @Override
        public CompletionStage<Appended> putBack(Idempotency.Keyed keyed, ReceiptId receipt, QueuedSubmission part) {
            throw new UnsupportedOperationException("putBack (expected: nobody redrives)");
        }

        @Override
        public List<Claim> take(int recordsMax, Duration patience) {
            List<Claim> taken = prepared;
            prepared = List.of();
            return taken;
        }

        @Override
        public List<Claim> settle(List<Settlement> settlements) {
            return List.of();
        }

        @Override
        public QueueDepth depth() {
            return new QueueDepth(0, 0);
        }
    }

    /** Submissions that the next round finds. */
    @State(Scope.Thread)
    public static class Metrics {
        @Setup(Level.Invocation)
        public void prepare(RoundBench bench) {
            bench.queue.prepared = Submissions.oneDatum(RECORDS, SERIES, bench.random);
        }
    }

    /** Submissions that the next round finds. */
    @State(Scope.Thread)
    public static class Logs {
        @Setup(Level.Invocation)
        public void prepare(RoundBench bench) {
            bench.queue.prepared = Submissions.oneEvent(RECORDS, bench.random);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Round metrics(Metrics prepared) throws InterruptedException {
        return deliverPending.deliver(() -> {});
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Round logs(Logs prepared) throws InterruptedException {
        return deliverPending.deliver(() -> {});
    }
}
