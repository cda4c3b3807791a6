package io.postern.app.operations;

import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.postern.shared.PortUnavailable;
import io.postern.telemetry.port.DeliveryQueues;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way down, under one deadline: take no new requests, answer those inside, deliver and tell sinks what would die with
 * this process, let the rounds under way settle. Closing connections comes after, and is the caller's.
 */
public final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final GracefulShutdownManager doors;
    private final List<DeliveryLoop> loops;
    private final DestinationDeliveries deliveries;
    private final SinkLoops sinks;
    private final DeliveryQueues queues;
    private final boolean queueDiesWithUs;
    private final Duration within;

    /**
     * Plans the way down.
     *
     * @param queueDiesWithUs whether what waits in the queue is lost unless it is delivered before the end
     * @param within how long the whole may take
     */
    public Shutdown(
            GracefulShutdownManager doors,
            List<DeliveryLoop> loops,
            DestinationDeliveries deliveries,
            SinkLoops sinks,
            DeliveryQueues queues,
            boolean queueDiesWithUs,
            Duration within) {
        this.doors = doors;
        this.loops = List.copyOf(loops);
        this.deliveries = deliveries;
        this.sinks = sinks;
        this.queues = queues;
        this.queueDiesWithUs = queueDiesWithUs;
        this.within = within;
    }

    /** Goes through the steps; a step that does not end in time is cut short and said in a line. */
    public void run() throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        LOG.info("Shutting down: no new requests, then what waits is delivered. deadline={}", within);
        // A request that hangs must not take the time that delivery needs.
        closeDoors();
        sinks.takeNoMore();
        if (queueDiesWithUs) drain(deadline);
        boolean ended = true;
        for (DeliveryLoop loop : loops) loop.takeNoMore();
        deliveries.takeNoMore();
        for (DeliveryLoop loop : loops) ended &= loop.stop(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
        ended &= deliveries.stop(deadline);
        ended &= sinks.stop(deadline);
        if (!ended)
            LOG.warn("The deadline passed while delivery was under way; what it held comes back from a durable queue.");
        sayWhatIsLost();
    }

    private void closeDoors() throws InterruptedException {
        try {
            doors.shutdownGracefully().toCompletableFuture().get(within.toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.warn("Some requests were not answered in time; their connections are cut.");
        } catch (ExecutionException failure) {
            LOG.warn("The server did not close its doors in good order.", failure.getCause());
        }
    }

    private void drain(long deadline) throws InterruptedException {
        while (queues.depth().submissions() > 0 && System.nanoTime() < deadline)
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
    }

    private void sayWhatIsLost() {
        if (!queueDiesWithUs) return;
        try {
            long lost = queues.depth().submissions();
            if (lost > 0) LOG.error("The memory queue ends with undelivered submissions: they are lost. lost={}", lost);
        } catch (PortUnavailable unavailable) {
            LOG.error("The memory queue does not say whether anything is lost.", unavailable);
        }
    }
}
