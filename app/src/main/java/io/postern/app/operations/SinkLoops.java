package io.postern.app.operations;

import io.postern.metering.port.SinkQueue;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loops of all sinks. They share nothing: a sink that is slow or gone holds up no other. */
public final class SinkLoops {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoops.class);

    private final List<SinkLoop> loops;
    private final List<SinkQueue> queues;
    private final boolean queuesDieWithUs;

    /** Loops over those queues, which have not begun. */
    public SinkLoops(List<SinkLoop> loops, List<SinkQueue> queues, boolean queuesDieWithUs) {
        this.loops = List.copyOf(loops);
        this.queues = List.copyOf(queues);
        this.queuesDieWithUs = queuesDieWithUs;
    }

    public void start() {
        loops.forEach(SinkLoop::start);
    }

    /** Begins to end them; nothing is put into their queues any more. */
    public void takeNoMore() {
        loops.forEach(SinkLoop::takeNoMore);
    }

    /**
     * Ends them, and says what is lost.
     *
     * @param deadline by {@link System#nanoTime}
     * @return whether every one ended by itself
     */
    public boolean stop(long deadline) throws InterruptedException {
        takeNoMore();
        boolean ended = true;
        for (SinkLoop loop : loops) ended &= loop.stop(Duration.ofNanos(Math.max(deadline - System.nanoTime(), 0)));
        sayWhatIsLost();
        return ended;
    }

    private void sayWhatIsLost() {
        if (!queuesDieWithUs) return;
        try {
            long lost =
                    queues.stream().mapToLong(queue -> queue.depth().events()).sum();
            if (lost > 0) LOG.error("Memory queues end with meter events that no sink was told. lost={}", lost);
        } catch (PortUnavailable unavailable) {
            LOG.error("The memory queues of sinks do not say whether anything is lost.", unavailable);
        }
    }
}
