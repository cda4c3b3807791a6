package io.postern.app.operations;

import io.postern.shared.PortUnavailable;
import io.postern.telemetry.DeliverPending;
import io.postern.telemetry.model.BrokenRound;
import io.postern.telemetry.model.Round;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds of delivery, several at once, until told to stop. A round whose destination hangs gives its place to
 * another after a while, so that it holds up nobody else's records. Waits longer and longer while the queue is out of
 * reach, and says so once, not once for each try.
 */
public final class DeliveryLoop {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long WAIT_MILLIS_MAX = 5_000;
    private static final int DOUBLINGS_MAX = 10;

    /** As long as any call to AWS takes that is well, and then some. */
    private static final long SLOW_MILLIS = 2_000;

    private final DeliverPending deliverPending;
    private final DeliveryMeters meters;
    private final RandomGenerator random;
    private final int rounds;
    private final int slowRoundsMax;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<Thread> gathering = ConcurrentHashMap.newKeySet();

    /**
     * A loop that has not begun.
     *
     * @param rounds how many overlap, but for slow ones
     * @param slowRoundsMax how many slow ones there may be beside them; beyond, slow ones keep their places
     */
    public DeliveryLoop(
            DeliverPending deliverPending,
            DeliveryMeters meters,
            RandomGenerator random,
            int rounds,
            int slowRoundsMax) {
        this.deliverPending = deliverPending;
        this.meters = meters;
        this.random = random;
        this.rounds = rounds;
        this.slowRoundsMax = slowRoundsMax;
    }

    /** Starts the first rounds, each of which is followed by another. */
    public void start() {
        for (int i = 0; i < rounds; i++) startAnother();
    }

    /** Starts no further round, and ends those that wait for something to come; what has come is delivered. */
    public void takeNoMore() {
        stopping.countDown();
        // Rounds wait one after the other, each with all of its patience: an idle replica would take seconds to end.
        gathering.forEach(Thread::interrupt);
    }

    /**
     * Starts no further round and waits for those under way; interrupts what is left at the deadline. Whatever a round
     * has not settled by then comes back to a durable queue after its lease.
     *
     * @return whether every round ended by itself
     */
    public boolean stop(Duration within) throws InterruptedException {
        takeNoMore();
        long deadline = System.nanoTime() + within.toNanos();
        boolean ended = true;
        for (Thread thread : threads) {
            // Joining for no time at all would wait for ever.
            long left = Math.max(deadline - System.nanoTime(), 1);
            ended &= thread.join(Duration.ofNanos(left));
        }
        threads.forEach(Thread::interrupt);
        return ended;
    }

    private synchronized boolean startAnother() {
        if (stopping.getCount() == 0 || threads.size() == rounds + slowRoundsMax) return false;
        Thread thread = Thread.ofVirtual().name("delivery").unstarted(this::run);
        threads.add(thread);
        thread.start();
        return true;
    }

    private void run() {
        try {
            runRounds();
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    private void runRounds() {
        int failures = 0;
        while (stopping.getCount() > 0) {
            Place place = new Place();
            try {
                meters.count(round(place));
                failures = 0;
                if (reachable.compareAndSet(false, true)) LOG.info("The delivery queue answers again.");
            } catch (InterruptedException _) {
                return;
            } catch (BrokenRound broken) {
                meters.count(broken.done());
                tell(Objects.requireNonNull(broken.getCause()));
                if (stoppedWhileWaiting(++failures)) return;
            } catch (RuntimeException | Error failure) {
                // A thread that died here would slow delivery down for ever, and nobody would see why. That holds for
                // a round that did not fit memory, too: the next one may.
                tell(failure);
                if (stoppedWhileWaiting(++failures)) return;
            }
            if (place.isTaken()) return;
        }
    }

    private Round round(Place place) throws InterruptedException {
        Thread thread = Thread.currentThread();
        gathering.add(thread);
        try {
            // Only now: who stops the loop from here on finds this thread among those that gather.
            if (stopping.getCount() == 0) return Round.IDLE;
            return deliverPending.deliver(() -> {
                gathering.remove(thread);
                place.watch();
            });
        } finally {
            gathering.remove(thread);
        }
    }

    /** One round's place among those that overlap. */
    private final class Place {

        private final CountDownLatch ended = new CountDownLatch(1);
        private boolean taken;

        /** Gives the place to another thread once the round has been sending for long. */
        void watch() {
            Thread.ofVirtual().name("delivery-watch").start(() -> {
                try {
                    if (!ended.await(SLOW_MILLIS, TimeUnit.MILLISECONDS)) give();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        /** Ends the watch; whether somebody else has the place now. */
        synchronized boolean isTaken() {
            ended.countDown();
            return taken;
        }

        private synchronized void give() {
            if (ended.getCount() > 0) taken = startAnother();
        }
    }

    private void tell(Throwable failure) {
        if (!(failure instanceof PortUnavailable unavailable)) {
            LOG.error("A round of delivery broke; what it has not settled comes back after its lease.", failure);
        } else if (reachable.compareAndSet(true, false)) {
            LOG.warn("The delivery queue cannot be reached; delivery waits. why={}", why(unavailable));
        }
    }

    private boolean stoppedWhileWaiting(int failures) {
        long ceiling = Math.min(WAIT_MILLIS_MAX, FIRST_WAIT_MILLIS << Math.min(failures - 1, DOUBLINGS_MAX));
        try {
            return stopping.await(ceiling / 2 + random.nextLong(ceiling / 2 + 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }

    private static String why(PortUnavailable unavailable) {
        Throwable cause = unavailable.getCause();
        return unavailable.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }
}
