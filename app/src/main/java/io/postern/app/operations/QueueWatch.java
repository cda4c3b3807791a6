package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the depth of both queues again and again on a thread of its own. Whoever asks gets what was seen last and never
 * waits: probes and the page of meters are answered on event loops, where a queue that hangs would hold up everybody's
 * requests. So probes are no load either, however many there are.
 */
public final class QueueWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** What was seen before says nothing any more: the queue hangs for longer than probes should wait. */
    private static final Duration OUTDATED = Duration.ofSeconds(5);

    private record Look(Instant at, Optional<QueueDepth> depth) {}

    private final DeliveryQueues queues;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Look last = new Look(Instant.EPOCH, Optional.empty());

    public QueueWatch(DeliveryQueues queues, Clock clock) {
        this.queues = queues;
        this.clock = clock;
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        look();
        Thread.ofVirtual().name("queue-watch").start(this::lookOn);
    }

    /** The depth of a moment ago, or empty when the queue could not be reached. */
    public Optional<QueueDepth> depth() {
        Look look = last;
        Duration age = Duration.between(look.at, clock.instant()).abs();
        return age.compareTo(OUTDATED) > 0 ? Optional.empty() : look.depth;
    }

    /** Shows the depth on the page of meters; not a number while the queue is out of reach. */
    public void showOn(MeterRegistry meters) {
        gauge(
                meters,
                "postern.queue.submissions",
                "Submissions that wait, are claimed or are postponed, over all replicas",
                QueueDepth::submissions);
        gauge(meters, "postern.queue.bytes", "What they take, in the queue's own measure", QueueDepth::bytes);
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void gauge(MeterRegistry meters, String name, String description, ToLongFunction<QueueDepth> value) {
        Gauge.builder(name, this, watch -> watch.depth()
                        .map(depth -> (double) value.applyAsLong(depth))
                        .orElse(Double.NaN))
                .description(description)
                .register(meters);
    }

    private void lookOn() {
        try {
            while (!closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end, by another way
        }
    }

    private void look() {
        Optional<QueueDepth> seen = Optional.empty();
        try {
            seen = Optional.of(queues.depth());
        } catch (PortUnavailable _) {
            // The answer to a probe is that there is no answer.
        } catch (RuntimeException bug) {
            // A thread that died here would leave the gate out of service for ever.
            if (last.depth.isPresent()) LOG.error("The depth of the queue cannot be read.", bug);
        }
        last = new Look(clock.instant(), seen);
    }
}
