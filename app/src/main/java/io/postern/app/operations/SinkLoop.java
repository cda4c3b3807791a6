package io.postern.app.operations;

import io.postern.metering.TellSink;
import io.postern.metering.model.SinkRound;
import io.postern.shared.PortUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one sink, round after round on a thread of its own, until told to stop. Leaves it alone for longer and longer while
 * it takes nothing, and says so at once and then once a minute.
 */
public final class SinkLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);

    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final String sink;
    private final TellSink tellSink;
    private final SinkMeters meters;
    private final SinkPauses pauses;
    private final boolean queueDiesWithUs;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private int stuckRounds;
    private @Nullable Instant said;

    /**
     * A loop that has not begun.
     *
     * @param queueDiesWithUs whether what waits is lost unless the sink is told before the end
     */
    public SinkLoop(
            String sink,
            TellSink tellSink,
            SinkMeters meters,
            SinkPauses pauses,
            boolean queueDiesWithUs,
            InstantSource clock,
            RandomGenerator random) {
        this.sink = sink;
        this.tellSink = tellSink;
        this.meters = meters;
        this.pauses = pauses;
        this.queueDiesWithUs = queueDiesWithUs;
        this.clock = clock;
        this.random = random;
        this.thread = Thread.ofVirtual().name("sink-" + sink).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Begins no further round; where what waits would be lost, none after the first that finds nothing or gets nowhere. */
    public void takeNoMore() {
        stopping.countDown();
    }

    /**
     * Waits for the round under way, and cuts it short at the deadline; what it has not settled by then comes back to a
     * durable queue after its lease.
     *
     * @return whether it ended by itself
     */
    public boolean stop(Duration within) throws InterruptedException {
        takeNoMore();
        // Joining for no time at all would wait for ever.
        boolean ended = thread.join(within.isPositive() ? within : Duration.ofNanos(1));
        thread.interrupt();
        return ended;
    }

    private void run() {
        try {
            boolean ending = false;
            do {
                Duration pause = round();
                if (ending && !pause.isZero()) return;
                ending = ending || stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            } while (!ending || queueDiesWithUs);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the end, by another way
        }
    }

    /** How long the sink is left alone after it. */
    private Duration round() {
        try {
            SinkRound round = tellSink.tell();
            meters.count(round);
            return pause(round);
        } catch (PortUnavailable unavailable) {
            return stuck("the queue, or what keeps refused events, cannot be reached: " + unavailable.getMessage());
        } catch (RuntimeException | Error bug) {
            // A thread that died here would never tell this sink again, and nobody would see why.
            LOG.error(
                    "A round of telling broke; what it has not settled comes back after its lease. sink={}", sink, bug);
            return stuck(bug.toString());
        }
    }

    private Duration pause(SinkRound round) {
        if (round.equals(SinkRound.IDLE)) return SinkPauses.IDLE;
        if (!round.stuck()) {
            goesOn();
            return pauses.atMost(round.after());
        }
        Duration pause = stuck(round.why());
        Duration asked = pauses.atMost(round.after());
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    private Duration stuck(String why) {
        stuckRounds++;
        Instant now = clock.instant();
        if (said == null || !now.isBefore(said.plus(SAY_AGAIN))) {
            LOG.warn("A meter sink takes nothing; its events wait. sink={} why={}", sink, why);
            said = now;
        }
        long most = pauses.after(stuckRounds).toNanos();
        // At least half of it, by chance, so that replicas do not come back together.
        return Duration.ofNanos(most / 2 + random.nextLong(most / 2 + 1));
    }

    private void goesOn() {
        if (said != null) LOG.info("The meter sink takes events again. sink={}", sink);
        said = null;
        stuckRounds = 0;
    }
}
