package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Looks at the depth of both queues again and again, so that nobody who asks for it waits for the queue. */
public final class QueueWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** What was seen before says nothing any more: the queue hangs for longer than probes should wait. */
    private static final Duration OUTDATED = Duration.ofSeconds(5);

    private final Lookout<QueueDepth> lookout;

    public QueueWatch(DeliveryQueues queues, Clock clock) {
        this.lookout = new Lookout<>("queue-watch", queues::depth, BETWEEN_LOOKS, OUTDATED, clock);
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** The depth of a moment ago, or empty when the queue could not be reached. */
    public Optional<QueueDepth> depth() {
        return lookout.seen();
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
        lookout.close();
    }

    private void gauge(MeterRegistry meters, String name, String description, ToLongFunction<QueueDepth> value) {
        Gauge.builder(name, this, watch -> watch.depth()
                        .map(depth -> (double) value.applyAsLong(depth))
                        .orElse(Double.NaN))
                .description(description)
                .register(meters);
    }
}
