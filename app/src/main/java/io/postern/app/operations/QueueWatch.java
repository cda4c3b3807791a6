package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Looks at the depth of both queues again and again, so that nobody who asks for it waits for the queue. */
public final class QueueWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** What was seen before says nothing any more: the queue hangs for longer than probes should wait. */
    private static final Duration OUTDATED = Duration.ofSeconds(5);

    private final Lookout<Depths> lookout;

    private record Depths(QueueDepth metrics, QueueDepth logs) {}

    public QueueWatch(DeliveryQueues queues, Clock clock) {
        this.lookout = new Lookout<>(
                "queue-watch",
                () -> new Depths(queues.metrics().depth(), queues.logs().depth()),
                BETWEEN_LOOKS,
                OUTDATED,
                clock);
    }

    /** Looks once, and from then on in the background. */
    public void start() {
        lookout.start();
    }

    /** Whether both queues could be reached a moment ago. */
    public boolean reachesBoth() {
        return lookout.seen().isPresent();
    }

    /** Shows each queue's depth on the page of meters; not a number while one of them is out of reach. */
    public void showOn(MeterRegistry meters) {
        show("metrics", Depths::metrics, meters);
        show("logs", Depths::logs, meters);
    }

    @Override
    public void close() {
        lookout.close();
    }

    private void show(String queue, Function<Depths, QueueDepth> which, MeterRegistry meters) {
        gauge(
                "postern.queue.submissions",
                "Submissions that wait, are claimed or are postponed, over all replicas",
                queue,
                depths -> which.apply(depths).submissions(),
                meters);
        gauge(
                "postern.queue.bytes",
                "What they take, in the queue's own measure",
                queue,
                depths -> which.apply(depths).bytes(),
                meters);
    }

    private void gauge(
            String name, String description, String queue, ToDoubleFunction<Depths> value, MeterRegistry meters) {
        Gauge.builder(name, lookout, watch -> watch.seen()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .tag("queue", queue)
                .register(meters);
    }
}
