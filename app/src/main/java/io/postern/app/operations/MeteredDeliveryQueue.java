package io.postern.app.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.telemetry.model.Appended;
import io.postern.telemetry.model.Claim;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.model.QueuedSubmission;
import io.postern.telemetry.model.Settlement;
import io.postern.telemetry.model.Submission;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts what the queue took, times how long that took, and how long each submission was under way. */
public final class MeteredDeliveryQueue implements DeliveryQueue {

    private final DeliveryQueue queue;
    private final Clock clock;
    private final Counter metrics;
    private final Counter logs;
    private final Counter full;
    private final Timer appended;
    private final Timer underWay;

    public MeteredDeliveryQueue(DeliveryQueue queue, MeterRegistry meters, Clock clock) {
        this.queue = queue;
        this.clock = clock;
        this.metrics = accepted(meters, "metrics");
        this.logs = accepted(meters, "logs");
        this.full = Counter.builder("postern.queue.full")
                .description("Submissions turned away because the queue was at its bound")
                .baseUnit("submissions")
                .register(meters);
        this.appended = Latencies.timer(meters, "postern.queue.append", "From a checked submission to a durable one");
        this.underWay = Latencies.timer(
                meters, "postern.submission.settled", "From acceptance until nothing of a submission waits any more");
    }

    @Override
    public Appended append(Submission submission) {
        long start = System.nanoTime();
        Appended answer = queue.append(submission);
        appended.record(Duration.ofNanos(System.nanoTime() - start));
        switch (answer) {
            case STORED -> kind(submission).increment(submission.size());
            case FULL -> full.increment();
        }
        return answer;
    }

    @Override
    public List<Claim> take(int recordsMax, Duration patience) {
        return queue.take(recordsMax, patience);
    }

    @Override
    public void settle(List<Settlement> settlements) {
        queue.settle(settlements);
        Instant now = clock.instant();
        for (Settlement settlement : settlements) {
            // A claim with a remainder is timed when the remainder settles; its other submissions are a little late
            // then.
            if (!settlement.postponed().isEmpty()) continue;
            for (QueuedSubmission done : settlement.claim().submissions())
                underWay.record(Duration.between(done.submission().acceptedAt(), now));
        }
    }

    @Override
    public QueueDepth depth() {
        return queue.depth();
    }

    private Counter kind(Submission submission) {
        return switch (submission) {
            case Submission.Metrics _ -> metrics;
            case Submission.Logs _ -> logs;
        };
    }

    private static Counter accepted(MeterRegistry meters, String kind) {
        return Counter.builder("postern.accepted")
                .description("Records durably queued")
                .baseUnit("records")
                .tag("kind", kind)
                .register(meters);
    }
}
