package io.postern.app.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.model.QueueDepth;
import io.postern.telemetry.port.DeliveryQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at the queue's depth, at most once in a while however many ask: probes must not become load. */
public final class QueueWatch {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Look(Instant at, Optional<QueueDepth> depth) {}

    private final DeliveryQueue queue;
    private final Clock clock;
    private Look last = new Look(Instant.EPOCH, Optional.empty());

    public QueueWatch(DeliveryQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** The depth of a moment ago, or empty when the queue could not be reached. */
    public synchronized Optional<QueueDepth> depth() {
        Instant now = clock.instant();
        if (now.isBefore(last.at) || !now.isBefore(last.at.plus(FRESH))) look(now);
        return last.depth;
    }

    private void look(Instant now) {
        try {
            last = new Look(now, Optional.of(queue.depth()));
        } catch (PortUnavailable _) {
            // The answer to a probe is that there is no answer.
            last = new Look(now, Optional.empty());
        }
    }

    /** Shows the depth on the page of meters; not a number while the queue is out of reach. */
    public void showOn(MeterRegistry meters) {
        Gauge.builder("postern.queue.submissions", this, watch -> watch.depth()
                        .map(depth -> (double) depth.submissions())
                        .orElse(Double.NaN))
                .description("Submissions that wait, are claimed or are postponed, over all replicas")
                .register(meters);
        Gauge.builder("postern.queue.bytes", this, watch -> watch.depth()
                        .map(depth -> (double) depth.bytes())
                        .orElse(Double.NaN))
                .description("What they take, in the queue's own measure")
                .register(meters);
    }
}
